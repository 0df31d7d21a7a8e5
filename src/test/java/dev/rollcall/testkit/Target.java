package dev.rollcall.testkit;

import java.nio.charset.StandardCharsets;

/**
 * Makes of a request target, as tables of cases print it, one that REST Assured sends as it is.
 * Only what no URI may hold is percent-encoded; what is encoded already stays.
 */
public final class Target {

    private static final String STAYS = "-._~!$&'()*+,;=:@/?%";

    private Target() {}

    /** The target with this text, which may have braces, quotes, blanks and accents. */
    public static String of(String text) {
        StringBuilder target = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && (Character.isLetterOrDigit(octet) || STAYS.indexOf(octet) >= 0)) {
                target.append((char) octet);
            } else {
                target.append(String.format("%%%02X", octet));
            }
        }
        return target.toString();
    }
}
