package dev.rollcall.doctor.check;

import java.util.Locale;

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
