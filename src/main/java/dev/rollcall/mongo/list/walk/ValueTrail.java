package dev.rollcall.mongo.list.walk;

import dev.rollcall.mongo.list.walk.OrderValue.Kind;
import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import dev.rollcall.user.UserField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The trail of an order along an index, in which many users may have one value. The place is that
 * value, with the number and the ids of its users on the pages so far.
 */
public final class ValueTrail implements PageTrail {

    private final UserField field;
    private final Deque<Object> given = new ArrayDeque<>();
    private Optional<OrderValue> value;
    private OptionalLong count;

    private ValueTrail(UserField field, Optional<OrderValue> value, OptionalLong count) {
        this.field = field;
        this.value = value;
        this.count = count;
    }

    /** The trail of a page that begins with the first user. */
    public static ValueTrail fromTheFirst(UserField field) {
        return new ValueTrail(field, Optional.empty(), OptionalLong.of(0));
    }

    /** The trail of a page that may begin among the users of one value. */
    public static ValueTrail fromAnywhere(UserField field) {
        return new ValueTrail(field, Optional.empty(), OptionalLong.empty());
    }

    /** Begins after so many users of this value, whose last ones are given. */
    void goOn(OrderValue reached, long users, List<Object> last) {
        value = Optional.of(reached);
        count = OptionalLong.of(users);
        given.clear();
        given.addAll(last);
    }

    /** Begins again at an unknown place. */
    public void restart() {
        value = Optional.empty();
        count = OptionalLong.empty();
        given.clear();
    }

    /** Counts a user of the current value that was on an earlier page. */
    void leaveOut() {
        count = OptionalLong.of(count.orElse(0) + 1);
    }

    @Override
    public void pass(ReadUser user) {
        OrderValue next = OrderValue.of(field, user.stored());
        if (value.isPresent() && !value.get().equals(next)) {
            given.clear();
            count = OptionalLong.of(0);
        }
        value = Optional.of(next);
        if (count.isPresent()) {
            count = OptionalLong.of(count.getAsLong() + 1);
        }
        given.addLast(user.stored().getOrDefault("_id", ""));
        if (given.size() > AfterValue.MOST_GIVEN) {
            given.removeFirst();
        }
    }

    @Override
    public Optional<PageEnd> end() {
        return value.filter(last -> last.kind() != Kind.MANY)
                .map(last -> new AfterValue(last, List.copyOf(given), count));
    }
}
