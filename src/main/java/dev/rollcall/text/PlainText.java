package dev.rollcall.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text of a server or of a workspace safe to print: short, in one line, and without
 * characters that control a terminal or turn the direction of what follows.
 */
public final class PlainText {

    private static final int LONGEST = 120;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");
    private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]*@");

    private PlainText() {}

    /** For a sentence: also without the user and password that an address may hold. */
    public static String of(Object value) {
        String shown = LOGIN.matcher(String.valueOf(value)).replaceAll("//");
        String text = UNPRINTABLE.matcher(shown).replaceAll(" ").strip();
        return text.length() > LONGEST ? text.substring(0, end(text, LONGEST)) + "..." : text;
    }

    /** For a comparison, in which each character counts: those are escaped as JSON does it. */
    public static String escaped(String text, int longest) {
        boolean cut = text.length() > longest;
        return UNPRINTABLE
                        .matcher(cut ? text.substring(0, end(text, longest)) : text)
                        .replaceAll(found -> Matcher.quoteReplacement(escape(found.group())))
                + (cut ? "…" : "");
    }

    private static String escape(String characters) {
        return characters
                .chars()
                .mapToObj(unit -> String.format("\\u%04X", unit))
                .collect(Collectors.joining());
    }

    /** A character of two units is not cut in half. */
    private static int end(String text, int longest) {
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
