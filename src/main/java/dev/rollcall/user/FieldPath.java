package dev.rollcall.user;

import java.util.List;
import java.util.Optional;

/** A field, or one member of a field, to filter or sort by. */
public record FieldPath(UserField field, Optional<String> member) {

    public static FieldPath of(UserField field) {
        return new FieldPath(field, Optional.empty());
    }

    public static FieldPath of(UserField field, String member) {
        return new FieldPath(field, Optional.of(member));
    }

    /** The path in the stored document. */
    public String dotted() {
        return member.map(name -> field.path() + "." + name).orElse(field.path());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && parts().equals(path.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
    private List<Object> parts() {
        return List.of(field, member);
    }
}
