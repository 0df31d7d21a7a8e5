package dev.rollcall.admission;

/** No place became free in time. It is expected, so it has no stack trace. */
public final class NoPlaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What a caller had needed for a place. */
    public enum Lack {
        /** The caller holds as many places as one caller may. */
        OWN("The places of this one are taken"),
        PLACES("All places are taken"),
        /** There are places, but the further condition does not hold for one more. */
        ROOM("There is no room for one more"),
        PLACES_AND_ROOM("All places are taken, and there is no room for one more");

        private final String sentence;

        Lack(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Lack lack;

    NoPlaceException(Lack lack) {
        super(lack.sentence, null, false, false);
        this.lack = lack;
    }

    public Lack lack() {
        return lack;
    }

    /** Whether the refused caller holds as many places as one caller may. */
    public boolean isOwn() {
        return lack == Lack.OWN;
    }
}
