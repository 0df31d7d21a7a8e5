package dev.rollcall.user;

/**
 * Why the workspace's database could not be read. The list is closed, so that each failure can be
 * logged in a sentence and counted by a label that no driver and no caller has written.
 */
public enum UnavailableReason {
    LOST("No server of MONGO_URL can be read from"),
    NOT_SELECTED("No server of MONGO_URL could be selected in time"),
    POOL_EXHAUSTED(
            "No connection to MongoDB became free in time (maxPoolSize, maxConnecting and"
                    + " waitQueueTimeoutMS of MONGO_URL rule that)"),
    COMMAND_LIMIT(
            "MongoDB took longer than ROLLCALL_LIMITS_COMMAND allows, or, for a list without bound,"
                    + " ROLLCALL_LIMITS_UNBOUNDED_LIST"),
    NO_ANSWER("MongoDB does not answer in time"),
    CREDENTIALS_REFUSED("MongoDB refuses the user, the password or the authSource of MONGO_URL"),
    NOT_PERMITTED("The user of MONGO_URL may not read this database"),
    TLS_FAILED("TLS with MongoDB fails: its certificate is not trusted, or not for this host"),
    HOST_UNKNOWN("The host of MONGO_URL is not known"),
    NOT_CONNECTED("MongoDB cannot be connected to at the address of MONGO_URL"),
    COMMAND_FAILED("MongoDB failed to answer"),
    RIGHTS_UNKNOWN("Permissions and settings have not been read yet"),
    RIGHTS_TOO_OLD(
            "Permissions and settings are older than ROLLCALL_RIGHTS_MAX_AGE, since they could not be"
                    + " read again");

    private final String sentence;

    UnavailableReason(String sentence) {
        this.sentence = sentence;
    }

    /** For an operator: what is wrong, and which setting rules it. It names nobody's data. */
    public String sentence() {
        return sentence;
    }
}
