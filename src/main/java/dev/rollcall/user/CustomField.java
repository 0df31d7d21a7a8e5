package dev.rollcall.user;

import java.util.List;

/**
 * A custom field that the workspace declares.
 *
 * @param declaredPublic whether its {@code public} is exactly {@code true}
 * @param truthyPublic whether its {@code public} is truthy in JavaScript
 */
public record CustomField(String key, boolean declaredPublic, boolean truthyPublic) {

    /**
     * Whether the text can be a key. A text with a dot or a dollar sign would be a path or an
     * operator in a query, so it is not a key; nor is a text that cannot be stored.
     */
    public static boolean isKey(String text) {
        return !text.isEmpty()
                && text.indexOf('.') < 0
                && text.indexOf('$') < 0
                && StorableText.is(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomField field && parts().equals(field.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
    private List<Object> parts() {
        return List.of(key, declaredPublic, truthyPublic);
    }
}
