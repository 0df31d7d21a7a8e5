package dev.rollcall.user;

/** A key that addresses one user: its kind and its value. */
public record UserKey(Kind kind, String value) {

    /** The kinds of keys; if a request has several, the first in this order wins. */
    public enum Kind {
        USER_ID("userId"),
        USERNAME("username"),
        IMPORT_ID("importId"),
        EMAIL("email"),
        FREE_SWITCH_EXTENSION("freeSwitchExtension");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }

        /** The request parameter of this key. */
        public String parameter() {
            return parameter;
        }
    }

    /** Compared by hand, as the key of what is known; see {@link dev.rollcall.kept.Kept}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UserKey key && kind == key.kind && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
