package dev.rollcall.admission;

/** All places were taken, and none became free in time. Expected, so without a stack trace. */
public final class NoPlaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean own;

    NoPlaceException(boolean own) {
        super(
                own ? "The places of this one are taken" : "All places are taken",
                null,
                false,
                false);
        this.own = own;
    }

    /** Whether the one who asked holds as many places as one may hold. */
    public boolean isOwn() {
        return own;
    }
}
