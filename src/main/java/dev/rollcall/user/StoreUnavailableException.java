package dev.rollcall.user;

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
}
