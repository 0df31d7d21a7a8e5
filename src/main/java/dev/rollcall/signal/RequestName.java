package dev.rollcall.signal;

import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/**
 * The id of a request and of its trace, which log lines and commands carry. So a log line, or a
 * slow command in the database's own log, leads to the request that caused it. The logging library
 * keeps both while the request's context runs, and adds them to every line; a command has the
 * request's id as its comment.
 */
public record RequestName(Optional<String> request, Optional<String> trace) {

    private static final String REQUEST = "requestId";
    private static final String TRACE = "traceId";

    /** Names the request that begins here. Both are plain text: letters, digits and hyphens. */
    public static void begin(String request, Optional<String> trace) {
        MDC.put(REQUEST, request);
        trace.ifPresent(id -> MDC.put(TRACE, id));
    }

    /** The id of the request that is answered here; empty if there is none. */
    public static Optional<String> current() {
        return text(REQUEST);
    }

    /** The current name, for work on the driver's threads. */
    public static RequestName here() {
        return new RequestName(current(), text(TRACE));
    }

    /** For the service's own work, which may run on the context of the request that woke it. */
    public static RequestName none() {
        return new RequestName(Optional.empty(), Optional.empty());
    }

    /** Does the work under this name. What it calls meanwhile on this thread has the name, too. */
    public void during(Runnable work) {
        get(
                () -> {
                    work.run();
                    return this;
                });
    }

    /** The same for work that returns a value. */
    public <T> T get(Supplier<T> work) {
        if (isHere()) {
            return work.get();
        }
        RequestName before = here();
        put();
        try {
            return work.get();
        } finally {
            before.put();
        }
    }

    /** Compared by hand, once or more for each command; see {@link dev.rollcall.kept.Kept}. */
    private boolean isHere() {
        return request.equals(current()) && trace.equals(text(TRACE));
    }

    private void put() {
        put(REQUEST, request);
        put(TRACE, trace);
    }

    private static void put(String key, Optional<String> value) {
        value.ifPresentOrElse(text -> MDC.put(key, text), () -> MDC.remove(key));
    }

    private static Optional<String> text(String key) {
        return Optional.ofNullable(MDC.get(key)).map(Object::toString);
    }
}
