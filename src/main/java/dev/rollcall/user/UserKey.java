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
}
