package dev.rollcall.mongo.list.plan;

import dev.rollcall.index.NeededIndexes;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides whether an index serves a list, or whether the database may have to read every user for
 * it. In doubt a list counts as not served, which only means that it waits for one of a few places.
 */
public final class ServedLists {

    /** The fields whose index in Rocket.Chat finds few users for one value. */
    private static final Set<UserField> KEYS =
            EnumSet.of(UserField.ID, UserField.USERNAME, UserField.NAME);

    private ServedLists() {}

    /**
     * Whether an index serves this list.
     *
     * @param isThere whether the workspace has the index with this name
     */
    public static boolean areServed(UserQuery query, Predicate<String> isThere) {
        return findsFew(query.filter()) || isAll(query.filter()) && isOrdered(query, isThere);
    }

    private static boolean isAll(UserFilter filter) {
        return filter instanceof UserFilter.Listed
                || filter instanceof UserFilter.AllOf all
                        && all.parts().stream().allMatch(ServedLists::isAll);
    }

    private static boolean findsFew(UserFilter filter) {
        if (filter instanceof UserFilter.AllOf all) {
            return all.parts().stream().anyMatch(ServedLists::findsFew);
        }
        return filter instanceof UserFilter.WithEmail
                || filter instanceof UserFilter.Nobody
                || filter instanceof UserFilter.Equal equal && isKey(equal);
    }

    private static boolean isKey(UserFilter.Equal equal) {
        return equal.value() instanceof UserFilter.Text
                && equal.path().dotted().equals(equal.path().field().path())
                && KEYS.contains(equal.path().field());
    }

    /** Rocket.Chat's own indexes are expected to exist; this service's own has to be known. */
    private static boolean isOrdered(UserQuery query, Predicate<String> isThere) {
        return query.order().isEmpty()
                || UserOrder.isByUsername(query.order())
                || UserOrder.index(query.order())
                        .filter(name -> !isOurs(name) || isThere.test(name))
                        .isPresent();
    }

    private static boolean isOurs(String name) {
        return NeededIndexes.ours().stream().anyMatch(index -> index.name().equals(name));
    }
}
