package dev.rollcall.user;

/** How one user is addressed: a kind of key and its value. */
public record UserKey(Kind kind, String value) {

    /**
     * The keys by which a user can be asked for, in the order in which the first one given wins.
     */
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

        /** The name under which a request gives this key. */
        public String parameter() {
            return parameter;
        }
    }
}
