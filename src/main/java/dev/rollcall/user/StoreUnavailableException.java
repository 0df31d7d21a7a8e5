package dev.rollcall.user;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The workspace's database did not answer, or not in time. The reason and the cause are for the log
 * and never for a caller.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UnavailableReason reason;
    private final transient OptionalInt serverCode;

    /**
     * @param serverCode the server's error code
     */
    public StoreUnavailableException(
            UnavailableReason reason, OptionalInt serverCode, Throwable cause) {
        super(reason.sentence(), cause);
        this.reason = reason;
        this.serverCode = serverCode;
    }

    /** A failure before any command was sent. */
    public StoreUnavailableException(UnavailableReason reason) {
        super(reason.sentence(), null, false, false);
        this.reason = reason;
        this.serverCode = OptionalInt.empty();
    }

    public UnavailableReason reason() {
        return reason;
    }

    /** The server's error code; empty if there is none. */
    public OptionalInt serverCode() {
        return serverCode;
    }

    /**
     * Why the workspace's database could not be read. The list is closed, so that each failure can
     * be logged as a sentence and counted under a label without text of a driver or a caller.
     */
    public enum UnavailableReason {
        LOST("No server of MONGO_URL can be read from", "MONGO_URL"),
        NOT_SELECTED(
                "No server of MONGO_URL could be selected in time",
                "serverSelectionTimeoutMS of MONGO_URL"),
        POOL_EXHAUSTED(
                "No connection to MongoDB became free in time",
                "maxPoolSize, maxConnecting and waitQueueTimeoutMS of MONGO_URL"),
        COMMAND_LIMIT("MongoDB took longer than a command may take", "ROLLCALL_LIMITS_COMMAND"),
        NO_ANSWER("MongoDB does not answer in time", "ROLLCALL_LIMITS_COMMAND"),
        CREDENTIALS_REFUSED(
                "MongoDB refuses the user, the password or the authSource of MONGO_URL",
                "MONGO_URL"),
        NOT_PERMITTED("The user of MONGO_URL may not read this database", "MONGO_URL"),
        TLS_FAILED(
                "TLS with MongoDB fails: its certificate is not trusted, or not for this host",
                "MONGO_URL"),
        HOST_UNKNOWN("The host of MONGO_URL is not known", "MONGO_URL"),
        NOT_CONNECTED("MongoDB cannot be connected to at the address of MONGO_URL", "MONGO_URL"),
        COMMAND_FAILED("MongoDB failed to answer", ""),
        UNREADABLE("MongoDB answered with what cannot be read as its answer", ""),
        SILENT_PAGE("MongoDB brings nothing more of the list", "ROLLCALL_LIMITS_COMMAND"),
        SILENT_LIST("MongoDB brings nothing more of the list", "ROLLCALL_LIMITS_UNBOUNDED_LIST"),
        TOO_MANY_LOGINS(
                "More callers wait to be looked up than the database answers in time",
                "maxPoolSize of MONGO_URL"),
        TOO_MANY_USERS("Too many users are read at once for the memory of the process", ""),
        TOO_MANY_ROOMS("Too many rooms are read at once for the memory of the process", ""),
        STILL_COUNTING("All users are still being counted", "ROLLCALL_LIMITS_COMMAND"),
        RIGHTS_UNKNOWN("Permissions and settings have not been read yet", ""),
        RIGHTS_TOO_OLD(
                "Permissions and settings could not be read for longer than ROLLCALL_RIGHTS_MAX_AGE",
                "ROLLCALL_RIGHTS_MAX_AGE");

        private final String sentence;
        private final String setting;

        UnavailableReason(String sentence, String setting) {
            this.sentence = sentence;
            this.setting = setting;
        }

        /** The reason as a sentence for an operator, without data. */
        public String sentence() {
            return sentence;
        }

        /** The setting that an operator can change; empty if there is none. */
        public Optional<String> setting() {
            return Optional.of(setting).filter(name -> !name.isEmpty());
        }
    }
}
