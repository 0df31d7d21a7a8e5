package dev.rollcall.rest.request;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a request in answers, logs and errors: the caller's own if it is a plain one, else a
 * new one.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "rollcall.requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RequestId() {}

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String sent = context.request().getHeader(HEADER);
        String id = sent != null && PLAIN.matcher(sent).matches() ? sent : generated();
        context.put(KEY, id);
        return id;
    }

    /** The id of the trace that the request is a part of; empty if it names none. */
    public static Optional<String> trace(RoutingContext context) {
        return TraceParent.traceId(
                Optional.ofNullable(context.request().getHeader(TraceParent.HEADER)));
    }

    /** The id only has to differ from others; it gives no access, so it need not be secret. */
    private static String generated() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /**
     * Reads the id of a trace that a caller or a proxy began, so that log lines have the id of the
     * whole trace. The form is that of W3C's Trace Context.
     */
    static final class TraceParent {

        private static final String HEADER = "traceparent";

        private static final int LONGEST = 512;
        private static final Pattern FORM =
                Pattern.compile(
                        "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
        private static final String FIRST_VERSION = "00";

        private TraceParent() {}

        /**
         * The trace's id of a header; empty if there is no header, or one that is not of the form.
         */
        static Optional<String> traceId(Optional<String> header) {
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
}
