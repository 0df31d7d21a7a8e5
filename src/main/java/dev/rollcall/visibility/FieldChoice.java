package dev.rollcall.visibility;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The request's changes to the default fields: dotted names that it adds (true) or leaves out
 * (false). Unknown names, and fields that the caller may not see, have no effect.
 */
public record FieldChoice(Map<String, Boolean> names) {

    public static final FieldChoice NONE = new FieldChoice(Map.of());

    public FieldChoice {
        names = Map.copyOf(names);
    }

    /** Whether exactly this name is added. */
    public boolean adds(String name) {
        return names.getOrDefault(name, false);
    }

    /** Whether the request adds members of the field but not the whole field. */
    boolean addsMembersOnly(String name) {
        return !adds(name) && !addedMembers(name).isEmpty();
    }

    /** The added members of the field, without the field's name. */
    Set<String> addedMembers(String name) {
        String members = name + ".";
        return names.entrySet().stream()
                .filter(entry -> entry.getValue() && entry.getKey().startsWith(members))
                .map(entry -> entry.getKey().substring(members.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean leavesOut(String name) {
        return !names.getOrDefault(name, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldChoice choice && names.equals(choice.names);
    }

    /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
