package dev.rollcall.doctor.check;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One row of the table of checks.
 *
 * @param id the name by which people and scripts know it; it never gets another meaning
 * @param needs the ids of the checks without which this one means nothing; they come before it
 * @param question asks the servers, and judges the answer
 */
public record Check(
        String id, Category category, List<String> needs, Function<Examined, Finding> question) {

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

    public Check {
        needs = List.copyOf(needs);
    }
}
