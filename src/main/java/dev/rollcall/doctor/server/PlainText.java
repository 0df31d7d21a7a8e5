package dev.rollcall.doctor.server;

/**
 * Text of a server or of a workspace, as a terminal and a log may get it: in one line, without
 * control characters, not long, and without the user and password that an address may hold.
 */
public final class PlainText {

    private static final int LONGEST = 120;

    private PlainText() {}

    public static String of(Object value) {
        String text =
                String.valueOf(value)
                        .replaceAll("//[^/@\\s]*@", "//")
                        .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ")
                        .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
