package dev.rollcall.doctor.check;

import java.util.Locale;

/**
 * The finding of a check.
 *
 * @param cure one line with the cure; empty if there is nothing to do
 * @param diagnosed whether the cause is known; if not, the whole could not be diagnosed
 */
public record Finding(Status status, String message, String cure, boolean diagnosed) {

    /** How many names a message lists; somebody else decided how many there are. */
    static final int MOST_NAMED = 20;

    /** How a check ended. */
    public enum Status {
        OK,
        WARNING,
        ERROR,
        /** It could not run, because another check failed. */
        SKIPPED;

        /** The name that is printed. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All is well. */
    public static Finding ok(String message) {
        return new Finding(Status.OK, message, "", true);
    }

    /** It works, but not as well as it could. */
    public static Finding warning(String message, String cure) {
        return new Finding(Status.WARNING, message, cure, true);
    }

    /** It does not work, for this reason. */
    public static Finding error(String message, String cure) {
        return new Finding(Status.ERROR, message, cure, true);
    }

    /** The cause is unknown. */
    public static Finding unknown(String message, String cure) {
        return new Finding(Status.ERROR, message, cure, false);
    }

    /** Another check failed, without which this one means nothing. */
    public static Finding skipped(String failed) {
        return new Finding(
                Status.SKIPPED,
                "Not run, because " + failed + " failed.",
                "See " + failed + ".",
                true);
    }
}
