package dev.rollcall.explain;

/**
 * An address asks for a view that there is not. The message says which there are and repeats
 * nothing of the address.
 */
public final class UnknownViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownViewException(String message) {
        super(message);
    }
}
