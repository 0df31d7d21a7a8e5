package dev.rollcall.user;

/**
 * Decides which texts the database can hold. NUL ends names and patterns there, and half of a
 * surrogate pair does not exist in UTF-8. The driver or the server fails on either, with a message
 * that repeats the text, so such a text is refused before that.
 */
public final class StorableText {

    private StorableText() {}

    public static boolean is(String text) {
        int codePoint;
        for (int at = 0; at < text.length(); at += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(at);
            if (isUnstorable(codePoint)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the code point is NUL or a lone surrogate; valid pairs are never surrogates as code
     * points.
     */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
