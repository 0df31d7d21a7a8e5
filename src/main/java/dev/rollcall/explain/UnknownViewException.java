package dev.rollcall.explain;

/**
 * An address asks for a view that does not exist. The message lists those that do, and repeats
 * nothing of the address.
 */
public final class UnknownViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownViewException(String message) {
        super(message);
    }
}
