package dev.rollcall.mongo;

import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        return UserOrder.isByUsername(query.order()) && canBeApart(query.filter());
    }

    /** Whether they are counted apart: an index counts each side, none counts both. */
    static boolean canBeApart(UserFilter filter) {
        return UserFilters.collation(filter).isEmpty();
    }

    /**
     * What is asked for as one part.
     *
     * @param indexes gives the keys of the index of this name, where the workspace has it
     */
    static UserPart whole(UserQuery query, Function<String, Optional<Document>> indexes) {
        Optional<Document> index =
                query.filter() instanceof UserFilter.Listed
                        ? UserOrder.index(query.order()).flatMap(indexes)
                        : Optional.empty();
        return new UserPart(
                UserFilters.bson(query.filter()),
                UserFilters.collation(query.filter()),
                index.map(keys -> UserOrder.along(keys, query.order().get(0).ascending()))
                        .orElseGet(() -> order(query)),
                query.offset(),
                query.limit(),
                index);
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

    /**
     * What is asked for as those with and those without a user name, in their order. A side that
     * has nothing to give is left out.
     */
    static List<UserPart> apart(UserQuery query, UserCount count) {
        SortKey username = query.order().get(0);
        List<SortKey> rest = query.order().subList(1, query.order().size());
        Side with =
                new Side(
                        UserFilters.withUsername(query.filter()),
                        UserOrder.ofUsernames(username),
                        count.withUsername());
        Side without =
                new Side(
                        UserFilters.withoutUsername(query.filter()),
                        UserOrder.withoutUsername(username, rest),
                        count.withoutUsername());
        if (without.size() == 0) {
            return List.of(with.part(query.offset(), query.limit()));
        }
        return username.ascending() ? joined(without, with, query) : joined(with, without, query);
    }

    private static List<UserPart> joined(Side first, Side second, UserQuery query) {
        List<UserPart> parts = new ArrayList<>();
        long ofFirst = Math.max(0, first.size() - query.offset());
        if (ofFirst > 0) {
            parts.add(first.part(query.offset(), atMost(query.limit(), ofFirst)));
        }
        OptionalLong left = less(query.limit(), ofFirst);
        if (left.isEmpty() || left.getAsLong() > 0) {
            parts.add(second.part(Math.max(0, query.offset() - first.size()), left));
        }
        return parts;
    }

    /** A list of all is not cut at what was counted a moment ago. */
    private static OptionalLong atMost(OptionalLong limit, long size) {
        return limit.isEmpty() ? limit : OptionalLong.of(Math.min(limit.getAsLong(), size));
    }

    private static OptionalLong less(OptionalLong limit, long taken) {
        return limit.isEmpty() ? limit : OptionalLong.of(limit.getAsLong() - taken);
    }

    private record Side(Bson filter, List<Bson> order, long size) {

        UserPart part(long skip, OptionalLong limit) {
            return new UserPart(filter, Optional.empty(), order, skip, limit, Optional.empty());
        }
    }
}
