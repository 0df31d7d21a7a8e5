package dev.rollcall.doctor.check;

import java.util.Locale;

/** What a check is about. The order is the one in which a person reads. */
public enum Category {
    CONNECTION,
    RIGHTS,
    DATABASE,
    VERSION,
    INDEXES,
    SETTINGS,
    DATA,
    PLANS;

    /** The name that is printed, and by which checks are chosen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
