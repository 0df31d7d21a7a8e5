package dev.rollcall.visibility;

import dev.rollcall.compatibility.Dialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one operation shows of one field: in each dialect the grants, of which the first that admits
 * the caller counts, and none means hidden.
 *
 * @param filtering when a list may be filtered by the field
 * @param sorting whether a list that shows the field may be sorted by it
 * @param members the members that may be filtered and sorted by as the field itself, {@code *} for
 *     each one shown
 * @param wildcard what a name that no field has must begin with, after the field's own name, to be
 *     let through in a filter as one that no user has a value for; empty where there is none
 */
record Cell(
        Map<Dialect, List<Grant>> grants,
        Filtering filtering,
        boolean sorting,
        Set<String> members,
        Optional<String> wildcard) {

    static final String EACH_SHOWN = "*";

    enum Filtering {
        NEVER,
        WHERE_SHOWN,
        /** Shown without being asked for, but a filter has to ask for it. */
        WHERE_ASKED
    }

    /** Whether the field is a free-form object whose members count one by one. */
    boolean opensEachMember() {
        return members.contains(EACH_SHOWN);
    }

    /** The same in every dialect. */
    static Cell of(Grant... grants) {
        Map<Dialect, List<Grant>> all = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            all.put(dialect, List.of(grants));
        }
        return new Cell(all, Filtering.NEVER, false, Set.of(), Optional.empty());
    }

    /** The same cell with other grants in one dialect. */
    Cell in(Dialect dialect, Grant... others) {
        Map<Dialect, List<Grant>> changed = new EnumMap<>(grants);
        changed.put(dialect, List.of(others));
        return new Cell(changed, filtering, sorting, members, wildcard);
    }

    Cell sortable() {
        return new Cell(grants, filtering, true, members, wildcard);
    }

    Cell filterable() {
        return new Cell(grants, Filtering.WHERE_SHOWN, true, members, wildcard);
    }

    Cell filterableWhereAsked() {
        return new Cell(grants, Filtering.WHERE_ASKED, true, members, wildcard);
    }

    Cell filterableBy(String member) {
        return new Cell(grants, Filtering.WHERE_SHOWN, true, Set.of(member), wildcard);
    }

    Cell withWildcard(String afterTheName) {
        return new Cell(grants, filtering, sorting, members, Optional.of(afterTheName));
    }
}
