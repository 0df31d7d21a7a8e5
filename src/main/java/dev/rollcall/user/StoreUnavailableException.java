package dev.rollcall.user;

/**
 * The workspace's database did not answer, or not in time. The cause is for the log, never for a
 * caller.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreUnavailableException(String message) {
        super(message);
    }
}
