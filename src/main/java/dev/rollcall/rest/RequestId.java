package dev.rollcall.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The name of a request: the caller's own if it is a plain one, else a new one. Answers, logs and
 * errors carry it.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = "rollcall.requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RequestId() {}

    static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String sent = context.request().getHeader(HEADER);
        String id = sent != null && PLAIN.matcher(sent).matches() ? sent : generated();
        context.put(KEY, id);
        return id;
    }

    /** Only has to be unlike others: nothing is opened by knowing it. */
    private static String generated() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
