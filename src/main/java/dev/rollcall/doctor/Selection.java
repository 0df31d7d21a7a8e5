package dev.rollcall.doctor;

import dev.rollcall.doctor.check.Check;
import java.util.Set;

/**
 * Which checks are wanted, by their ids or categories.
 *
 * @param only the only checks to run; all if it is empty
 * @param skip the checks to leave out
 */
record Selection(Set<String> only, Set<String> skip) {

    static final Selection ALL = new Selection(Set.of(), Set.of());

    Selection {
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
    }

    boolean wants(Check check) {
        return (only.isEmpty() || names(only, check)) && !names(skip, check);
    }

    private static boolean names(Set<String> names, Check check) {
        return names.contains(check.id()) || names.contains(check.category().label());
    }
}
