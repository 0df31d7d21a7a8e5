package dev.rollcall.visibility;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request says of fields beside the default: dotted names that it adds (true) or leaves out
 * (false). Names that no field has, and fields that the caller may not see, are without effect.
 */
public record FieldChoice(Map<String, Boolean> names) {

    public static final FieldChoice NONE = new FieldChoice(Map.of());

    public FieldChoice {
        names = Map.copyOf(names);
    }

    /** Whether this very name is added. */
    public boolean adds(String name) {
        return names.getOrDefault(name, false);
    }

    /** Whether members of the field are asked for, but not the whole of it. */
    boolean addsMembersOnly(String name) {
        return !adds(name) && !addedMembers(name).isEmpty();
    }

    /** The members of the field that are added, each without the field's name. */
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
}
