package dev.rollcall.rest.request;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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

    /** The id only has to differ from others; it gives no access, so it need not be secret. */
    private static String generated() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
