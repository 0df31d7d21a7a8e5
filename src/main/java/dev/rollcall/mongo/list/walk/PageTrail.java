package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonType;

/**
 * Follows the users of one page, and knows at its end where the next page begins. In most orders no
 * two users are equal, so the last user of a page marks the place; {@link ValueTrail} follows the
 * orders in which many users may be equal.
 */
public interface PageTrail {

    void pass(ReadUser user);

    /** The end of the page; empty if the next page cannot begin there. */
    Optional<PageEnd> end();

    /** The trail of a list whose pages cannot be continued. */
    static PageTrail none() {
        return new LastUser(user -> Optional.empty());
    }

    /**
     * Follows users by user name, and those without one by id.
     *
     * @param nameless whether those without one are in the order of their ids. A user with a list
     *     may be on either side, so no page begins after such a user.
     */
    static PageTrail byUsername(boolean nameless) {
        return new LastUser(
                user -> {
                    Object stored = user.stored().get("username");
                    if (stored instanceof String username) {
                        return Optional.of(new PageEnd.AfterUsername(username));
                    }
                    return id(user).filter(id -> nameless && !(stored instanceof List))
                            .map(PageEnd.AfterNameless::new);
                });
    }

    static PageTrail byId() {
        return new LastUser(user -> id(user).map(PageEnd.AfterId::new));
    }

    /** Follows users along an index with these keys and then the id. */
    static PageTrail byKeys(List<UserField> keys) {
        return new LastUser(
                user -> {
                    List<OrderValue> values =
                            keys.stream().map(key -> OrderValue.of(key, user.stored())).toList();
                    return id(user).filter(id -> values.stream().allMatch(OrderValue::isExact))
                            .filter(id -> keys.stream().noneMatch(key -> isUndefined(key, user)))
                            .map(id -> new PageEnd.AfterKeys(values, id));
                });
    }

    /** Some servers treat it as null, and others put it before null. */
    private static boolean isUndefined(UserField key, ReadUser user) {
        return user.stored().get(key.path()) == BsonType.UNDEFINED;
    }

    private static Optional<String> id(ReadUser user) {
        return user.stored().get("_id") instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /** The trail of an order in which no two users are equal. */
    final class LastUser implements PageTrail {

        private final Function<ReadUser, Optional<PageEnd>> place;
        private Optional<ReadUser> last = Optional.empty();

        private LastUser(Function<ReadUser, Optional<PageEnd>> place) {
            this.place = place;
        }

        @Override
        public void pass(ReadUser user) {
            last = Optional.of(user);
        }

        @Override
        public Optional<PageEnd> end() {
            return last.flatMap(place);
        }
    }

    /**
     * A user as a list reads it.
     *
     * @param stored the fetched fields as they are stored, with any types, because the order of a
     *     list depends on them. If the plain value does not show the type, this is the value as the
     *     driver represents it, or the type itself.
     */
    record ReadUser(StoredUser user, Map<String, Object> stored) {}
}
