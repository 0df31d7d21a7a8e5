package dev.rollcall.mongo.list;

import com.mongodb.client.model.Filters;
import dev.rollcall.user.FieldPath;
import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Divides what is asked for into parts that one command each can read along an index. The index on
 * user names has no entry for a user without one, so it gives the order of the others alone; those
 * without come before all names, as null does.
 */
final class UserParts {

    /** Addresses are unique but for upper and lower case. */
    private static final int MOST_OF_ONE_ADDRESS = 1_000;

    private UserParts() {}

    /**
     * Whether users without a user name are read apart. Not where an address is looked for: it has
     * few users, and its collation is not that of the index on user names.
     */
    static boolean areApart(UserQuery query) {
        return UserOrder.isByUsername(query.order())
                && UserFilters.collation(query.filter()).isEmpty();
    }

    /** Whether ids alone give the order. */
    static boolean areById(UserQuery query) {
        return (query.order().isEmpty() || query.order().get(0).path().equals(id()))
                && UserFilters.collation(query.filter()).isEmpty();
    }

    private static FieldPath id() {
        return FieldPath.of(UserField.ID);
    }

    /** The field that gives the order along an index, if one does; only whole lists rely on it. */
    static Optional<UserField> along(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        return hint(query, indexes)
                .filter(keys -> query.order().size() == 1)
                .map(keys -> query.order().get(0).path().field());
    }

    private static Optional<Document> hint(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        return query.filter() instanceof UserFilter.Listed
                ? UserOrder.index(query.order()).flatMap(indexes)
                : Optional.empty();
    }

    /**
     * What is asked for as one part.
     *
     * @param indexes gives the keys of the index of this name, if the workspace has it
     */
    static UserPart whole(UserQuery query, Function<String, Optional<Document>> indexes) {
        Optional<Document> index = hint(query, indexes);
        return new UserPart(
                UserFilters.bson(query.filter()),
                UserFilters.collation(query.filter()),
                index.map(keys -> UserOrder.along(keys, query.order().get(0).ascending()))
                        .orElseGet(() -> order(query)),
                query.offset(),
                query.limit(),
                index.map(keys -> new Hint(keys, order(query))));
    }

    /** Few have one address; without the bound a server may look for them along the order. */
    private static List<Bson> order(UserQuery query) {
        List<Bson> order = UserOrder.stages(query.order());
        if (UserFilters.collation(query.filter()).isEmpty()) {
            return order;
        }
        List<Bson> bounded = new ArrayList<>(List.of(new Document("$limit", MOST_OF_ONE_ADDRESS)));
        bounded.addAll(order);
        return bounded;
    }

    /** The users behind this id. */
    static UserPart after(
            Place.AfterId place, UserQuery query, Function<String, Optional<Document>> indexes) {
        boolean ascending = query.order().isEmpty() || query.order().get(0).ascending();
        Bson behind =
                ascending
                        ? Filters.gt(UserField.ID.path(), place.id())
                        : Filters.lt(UserField.ID.path(), place.id());
        return beside(whole(query, indexes).skipping(0), behind);
    }

    /** The users from this value on, one part for each kind of values. */
    static List<UserPart> from(
            OrderValue value, UserQuery query, Function<String, Optional<Document>> indexes) {
        UserPart whole = whole(query, indexes).skipping(0);
        SortKey key = query.order().get(0);
        return new ValueRanges(key.path().field(), key.ascending())
                .from(value).stream().map(range -> beside(whole, range)).toList();
    }

    private static UserPart beside(UserPart part, Bson condition) {
        return new UserPart(
                Filters.and(condition, part.filter()),
                part.collation(),
                part.order(),
                part.skip(),
                part.limit(),
                part.hint());
    }
}
