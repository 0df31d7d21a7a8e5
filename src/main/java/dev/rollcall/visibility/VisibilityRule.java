package dev.rollcall.visibility;

import dev.rollcall.compatibility.Dialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The visibility of one field in one operation. Each dialect has a list of grants: the first one
 * that admits the caller counts, and without one the field is hidden.
 *
 * @param filtering whether a list may be filtered by the field
 * @param sorting whether a list that shows the field may be sorted by it
 * @param members the members that may be filtered and sorted by like the field itself; {@code *}
 *     means each shown one
 * @param wildcard prefix, after the field's name, of unknown names that a filter may use; they
 *     match nobody
 */
record VisibilityRule(
        Map<Dialect, List<Grant>> grants,
        Filtering filtering,
        boolean sorting,
        Set<String> members,
        Optional<String> wildcard) {

    static final String EACH_SHOWN = "*";

    enum Filtering {
        NEVER,
        IF_SHOWN,
        /** Always shown, but a filter may use it only if the request also asks for the field. */
        IF_ASKED
    }

    /** Whether the field is a free-form object whose members can be named one by one. */
    boolean opensEachMember() {
        return members.contains(EACH_SHOWN);
    }

    /** The same grants in every dialect. */
    static VisibilityRule of(Grant... grants) {
        Map<Dialect, List<Grant>> all = new EnumMap<>(Dialect.class);
        for (Dialect dialect : Dialect.values()) {
            all.put(dialect, List.of(grants));
        }
        return new VisibilityRule(all, Filtering.NEVER, false, Set.of(), Optional.empty());
    }

    /** The same rule with other grants in one dialect. */
    VisibilityRule in(Dialect dialect, Grant... others) {
        Map<Dialect, List<Grant>> changed = new EnumMap<>(grants);
        changed.put(dialect, List.of(others));
        return new VisibilityRule(changed, filtering, sorting, members, wildcard);
    }

    VisibilityRule sortable() {
        return new VisibilityRule(grants, filtering, true, members, wildcard);
    }

    VisibilityRule filterable() {
        return new VisibilityRule(grants, Filtering.IF_SHOWN, true, members, wildcard);
    }

    VisibilityRule filterableIfAsked() {
        return new VisibilityRule(grants, Filtering.IF_ASKED, true, members, wildcard);
    }

    VisibilityRule filterableBy(String member) {
        return new VisibilityRule(grants, Filtering.IF_SHOWN, true, Set.of(member), wildcard);
    }

    VisibilityRule withWildcard(String afterTheName) {
        return new VisibilityRule(grants, filtering, sorting, members, Optional.of(afterTheName));
    }
}
