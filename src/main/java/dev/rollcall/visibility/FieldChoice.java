package dev.rollcall.visibility;

import java.util.Map;

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
        String members = name + ".";
        return !adds(name)
                && names.entrySet().stream()
                        .anyMatch(entry -> entry.getValue() && entry.getKey().startsWith(members));
    }

    boolean leavesOut(String name) {
        return !names.getOrDefault(name, true);
    }
}
