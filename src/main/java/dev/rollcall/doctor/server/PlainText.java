package dev.rollcall.doctor.server;

/**
 * Makes text of a server or of a workspace safe to print: one short line, without control
 * characters, and without the user and password that an address may hold.
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
