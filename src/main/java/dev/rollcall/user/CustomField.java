package dev.rollcall.user;

/**
 * A custom field that the workspace declares.
 *
 * @param declaredPublic whether its {@code public} is exactly {@code true}
 * @param truthyPublic whether its {@code public} is a value that JavaScript takes for true
 */
public record CustomField(String key, boolean declaredPublic, boolean truthyPublic) {

    /**
     * Whether the text can be a key. One with a dot or a dollar sign would be a path or an operator
     * in a query, so it is not a key to us; nor is a text that cannot be stored.
     */
    public static boolean isKey(String text) {
        return !text.isEmpty()
                && text.indexOf('.') < 0
                && text.indexOf('$') < 0
                && StorableText.is(text);
    }
}
