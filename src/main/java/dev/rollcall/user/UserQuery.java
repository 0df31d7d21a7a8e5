package dev.rollcall.user;

import dev.rollcall.user.UserField.FieldPath;
import java.util.List;
import java.util.OptionalLong;

/**
 * The users to read, their order, and the part of them.
 *
 * @param offset how many to skip at the start, not negative
 * @param limit how many at most, positive; all if empty
 * @param reader the id of the user who reads. A page that follows one of the same reader's last
 *     pages begins where that page ended, whatever was added or removed meanwhile.
 */
public record UserQuery(
        UserFilter filter, List<SortKey> order, long offset, OptionalLong limit, String reader) {

    public UserQuery {
        order = List.copyOf(order);
    }

    /** The same part and so many more users. */
    public UserQuery withFurther(long users) {
        return users == 0 || limit.isEmpty()
                ? this
                : new UserQuery(
                        filter, order, offset, OptionalLong.of(limit.getAsLong() + users), reader);
    }

    /** One criterion of an order. */
    public record SortKey(FieldPath path, boolean ascending) {

        @Override
        public boolean equals(Object other) {
            return other instanceof SortKey key && parts().equals(key.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        private List<Object> parts() {
            return List.of(path, ascending);
        }
    }
}
