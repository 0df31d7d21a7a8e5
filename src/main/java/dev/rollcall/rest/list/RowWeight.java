package dev.rollcall.rest.list;

import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Estimates the memory of a user, in bytes: its texts, and a little for everything else. */
final class RowWeight {

    private static final long OF_A_USER = 200;
    private static final long OF_A_VALUE = 40;

    private static final List<UserField> FIELDS = List.of(UserField.values());

    private RowWeight() {}

    static long of(VisibleUser user) {
        long[] weight = {OF_A_USER};
        user.read(FIELDS, (field, value) -> weight[0] += OF_A_VALUE + of(value));
        return weight[0];
    }

    private static long of(Object value) {
        if (value instanceof String text) {
            return OF_A_VALUE + text.length();
        }
        if (value instanceof Map<?, ?> map) {
            long weight = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                weight += of(entry.getKey()) + of(entry.getValue());
            }
            return weight;
        }
        if (value instanceof Collection<?> list) {
            long weight = 0;
            for (Object element : list) {
                weight += of(element);
            }
            return weight;
        }
        return value instanceof EmailAddress email
                ? OF_A_VALUE + email.address().length()
                : OF_A_VALUE;
    }
}
