package dev.rollcall.user;

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
}
