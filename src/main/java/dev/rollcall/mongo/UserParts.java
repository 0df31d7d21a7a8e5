package dev.rollcall.mongo;

import dev.rollcall.user.SortKey;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.bson.conversions.Bson;

/**
 * Divides what is asked for into parts that one command each can read along an index. The index on
 * user names has no entry for a user without one, so it gives the order of the others alone; those
 * without come before all names, as null does.
 */
final class UserParts {

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
     * @param hasIndex whether there is an index on this field alone
     */
    static UserPart whole(UserQuery query, Predicate<String> hasIndex) {
        Optional<String> index =
                query.filter() instanceof UserFilter.Listed
                        ? UserOrder.indexed(query.order()).filter(hasIndex)
                        : Optional.empty();
        return new UserPart(
                UserFilters.bson(query.filter()),
                UserFilters.collation(query.filter()),
                index.isPresent()
                        ? UserOrder.alongIndex(query.order().get(0))
                        : UserOrder.stages(query.order()),
                query.offset(),
                query.limit(),
                index);
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
                        UserOrder.alongIndex(username),
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
