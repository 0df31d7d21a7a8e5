package dev.rollcall.mongo.list.walk;

import dev.rollcall.mongo.list.walk.PageEnd.AfterValue;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
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
    private boolean whole;
    private boolean endsInMany;

    private ValueTrail(UserField field, Optional<OrderValue> value, OptionalLong count) {
        this.field = field;
        this.value = value;
        this.count = count;
        this.whole = count.isPresent();
    }

    /** The trail of a page that begins with the first user. */
    public static ValueTrail fromTheFirst(UserField field) {
        return new ValueTrail(field, Optional.empty(), OptionalLong.of(0));
    }

    /** The trail of a page that may begin among the users of one value. */
    public static ValueTrail fromAnywhere(UserField field) {
        return new ValueTrail(field, Optional.empty(), OptionalLong.empty());
    }

    /** Goes on at the place, behind so many users with its value. */
    void goOn(AfterValue place, long users) {
        value = Optional.of(place.value());
        count = OptionalLong.of(users);
        whole = place.whole();
        given.clear();
        given.addAll(place.given());
    }

    /** Begins again at an unknown place. */
    public void restart() {
        value = Optional.empty();
        count = OptionalLong.empty();
        whole = false;
        given.clear();
    }

    /** Counts a user of the current value that was on an earlier page. */
    void leaveOut() {
        count = OptionalLong.of(count.orElse(0) + 1);
    }

    @Override
    public void pass(ReadUser user) {
        OrderValue next = OrderValue.of(field, user.stored());
        endsInMany = next.isMany();
        if (endsInMany) {
            return;
        }
        if (value.isPresent() && !value.get().equals(next)) {
            given.clear();
            count = OptionalLong.of(0);
            whole = true;
        }
        value = Optional.of(next);
        if (count.isPresent()) {
            count = OptionalLong.of(count.getAsLong() + 1);
        }
        given.addLast(user.stored().getOrDefault("_id", ""));
        if (given.size() > AfterValue.MOST_GIVEN) {
            given.removeFirst();
            whole = false;
        }
    }

    @Override
    public Optional<PageEnd> end() {
        return value.filter(last -> !endsInMany)
                .map(last -> new AfterValue(last, List.copyOf(given), count, whole));
    }
}
