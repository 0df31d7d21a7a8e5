package dev.rollcall.mongo.list.plan;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.plan.PlannedCommand.Hint;
import dev.rollcall.mongo.list.walk.OrderValue;
import dev.rollcall.mongo.list.walk.PageEnd;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Plans the commands of a list, so that each one reads along an index. The index on user names has
 * no entry for users without one, so a second command reads those. They come before all names, as
 * null does.
 */
public final class ListPlan {

    /** Addresses are unique but for upper and lower case. */
    private static final int MOST_OF_ONE_ADDRESS = 1_000;

    private ListPlan() {}

    /**
     * Whether users without a user name are read by a command of their own. A search for an address
     * needs only one command: it finds few users, and its collation differs from that of the index
     * on user names.
     */
    public static boolean areApart(UserQuery query) {
        return UserOrder.isByUsername(query.order())
                && UserFilters.collation(query.filter()).isEmpty();
    }

    /** Whether the list is ordered by ids only. */
    public static boolean areById(UserQuery query) {
        return (query.order().isEmpty() || query.order().get(0).path().equals(id()))
                && UserFilters.collation(query.filter()).isEmpty();
    }

    private static FieldPath id() {
        return FieldPath.of(UserField.ID);
    }

    /**
     * The field whose index gives the order, if there is one; only lists without a filter use it.
     */
    public static Optional<UserField> along(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        return hint(query, indexes)
                .filter(keys -> query.order().size() == 1)
                .map(keys -> query.order().get(0).path().field());
    }

    /**
     * The fields whose index gives the order together, if there is one; ids come last in it. Empty
     * if there is none, or if one field gives the order.
     */
    public static List<UserField> keys(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        return hint(query, indexes)
                .filter(keys -> query.order().size() > 1)
                .map(keys -> query.order().stream().map(key -> key.path().field()).toList())
                .orElseGet(List::of);
    }

    private static Optional<Document> hint(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        return query.filter() instanceof UserFilter.Listed
                ? UserOrder.index(query.order()).flatMap(indexes)
                : Optional.empty();
    }

    /**
     * The list as one command.
     *
     * @param indexes returns the keys of the index with this name, if the workspace has it
     */
    public static PlannedCommand whole(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        Optional<Document> index = hint(query, indexes);
        return new PlannedCommand(
                UserFilters.bson(query.filter()),
                UserFilters.collation(query.filter()),
                index.map(keys -> UserOrder.along(keys, query.order().get(0).ascending()))
                        .orElseGet(() -> order(query)),
                query.offset(),
                query.limit(),
                index.map(keys -> new Hint(keys, order(query))));
    }

    /** An address matches few users; without this limit the planner may scan the sort index. */
    private static List<Bson> order(UserQuery query) {
        List<Bson> order = UserOrder.stages(query.order());
        if (UserFilters.collation(query.filter()).isEmpty()) {
            return order;
        }
        List<Bson> bounded = new ArrayList<>(List.of(new Document("$limit", MOST_OF_ONE_ADDRESS)));
        bounded.addAll(order);
        return bounded;
    }

    /** The users after this id: first those whose id is a text as well, then the others. */
    public static List<PlannedCommand> after(
            PageEnd.AfterId place, UserQuery query, Function<String, Optional<Document>> indexes) {
        boolean ascending = query.order().isEmpty() || query.order().get(0).ascending();
        PlannedCommand whole = whole(query, indexes).skipping(0);
        return after(place.id(), ascending).stream().map(range -> beside(whole, range)).toList();
    }

    private static List<Bson> after(String id, boolean ascending) {
        return new ValueRanges(UserField.ID, ascending).after(OrderValue.usual(id));
    }

    /** The users from this value on, one command for each kind of value. */
    public static List<PlannedCommand> from(
            OrderValue value, UserQuery query, Function<String, Optional<Document>> indexes) {
        PlannedCommand whole = whole(query, indexes).skipping(0);
        SortKey key = query.order().get(0);
        return new ValueRanges(key.path().field(), key.ascending())
                .from(value).stream().map(range -> beside(whole, range)).toList();
    }

    /**
     * The users after this place: first those who differ in the id only, then those who differ in
     * the last key, and so on.
     */
    public static List<PlannedCommand> after(
            PageEnd.AfterKeys place,
            UserQuery query,
            Function<String, Optional<Document>> indexes) {
        PlannedCommand whole = whole(query, indexes).skipping(0);
        boolean ascending = query.order().get(0).ascending();
        List<ValueRanges> keys =
                query.order().stream()
                        .map(key -> new ValueRanges(key.path().field(), ascending))
                        .toList();
        List<Bson> ranges = new ArrayList<>(after(place.id(), ascending));
        for (int number = keys.size() - 1; number >= 0; number--) {
            ValueRanges key = keys.get(number);
            OrderValue value = place.keys().get(number);
            ranges.replaceAll(range -> Filters.and(key.at(value), range));
            ranges.addAll(key.after(value));
        }
        return ranges.stream().map(range -> beside(whole, range)).toList();
    }

    private static PlannedCommand beside(PlannedCommand part, Bson condition) {
        return new PlannedCommand(
                Filters.and(condition, part.filter()),
                part.collation(),
                part.order(),
                part.skip(),
                part.limit(),
                part.hint());
    }
}
