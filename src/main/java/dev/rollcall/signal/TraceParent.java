package dev.rollcall.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the id of a trace that a caller or a proxy began, so that log lines have the id of the
 * whole trace. The form is that of W3C's Trace Context.
 */
public final class TraceParent {

    public static final String HEADER = "traceparent";

    private static final int LONGEST = 512;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String FIRST_VERSION = "00";

    private TraceParent() {}

    /** The trace's id of a header; empty if there is no header, or one that is not of the form. */
    public static Optional<String> traceId(Optional<String> header) {
        return header.filter(text -> text.length() <= LONGEST)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .filter(TraceParent::isOfItsVersion)
                .map(form -> form.group(1));
    }

    /** Later versions may add parts; the first one has none. */
    private static boolean isOfItsVersion(Matcher form) {
        return form.group(2) == null || !form.group().startsWith(FIRST_VERSION);
    }
}
