package dev.rollcall.mongo.list.walk;

import dev.rollcall.user.UserField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The trail of an order in which no two users are equal: the last user marks the place. */
public final class UniqueTrail implements PageTrail {

    private final Function<ReadUser, Optional<PageEnd>> place;
    private Optional<ReadUser> last = Optional.empty();

    private UniqueTrail(Function<ReadUser, Optional<PageEnd>> place) {
        this.place = place;
    }

    /**
     * Follows users by user name, and those without one by id.
     *
     * @param nameless whether those without one are in the order of their ids
     */
    public static PageTrail byUsername(boolean nameless) {
        return new UniqueTrail(
                user ->
                        user.stored().get("username") instanceof String username
                                ? Optional.of(new PageEnd.AfterUsername(username))
                                : id(user).filter(id -> nameless).map(PageEnd.AfterNameless::new));
    }

    public static PageTrail byId() {
        return new UniqueTrail(user -> id(user).map(PageEnd.AfterId::new));
    }

    /** Follows users along an index with these keys and then the id. */
    public static PageTrail byKeys(List<UserField> keys) {
        return new UniqueTrail(
                user -> {
                    List<OrderValue> values =
                            keys.stream().map(key -> OrderValue.of(key, user.stored())).toList();
                    return id(user).filter(id -> values.stream().allMatch(OrderValue::isExact))
                            .map(id -> new PageEnd.AfterKeys(values, id));
                });
    }

    private static Optional<String> id(ReadUser user) {
        return user.stored().get("_id") instanceof String id ? Optional.of(id) : Optional.empty();
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
