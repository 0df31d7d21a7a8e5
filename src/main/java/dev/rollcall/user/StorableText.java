package dev.rollcall.user;

/**
 * Knows which texts the workspace's database can hold. A NUL ends names and patterns there, and
 * half of a surrogate pair is no character in UTF-8: the driver or the server fails over either,
 * with a message that repeats the text. So a text that is not storable is refused before it gets
 * there.
 */
public final class StorableText {

    private StorableText() {}

    public static boolean is(String text) {
        return text.codePoints().noneMatch(StorableText::isUnstorable);
    }

    /** Of a text with whole pairs only, no code point is a surrogate. */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
