package dev.rollcall.admission;

/** No place became free in time. It is expected, so it has no stack trace. */
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

    /** Whether the refused caller holds as many places as one caller may. */
    public boolean isOwn() {
        return own;
    }
}
