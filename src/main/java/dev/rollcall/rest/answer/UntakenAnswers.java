package dev.rollcall.rest.answer;

import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.scope.WorkspaceScoped;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Bounds the memory of answers about one user that their readers have not taken yet. Such an answer
 * is sent in one piece, and a user can have ten thousand rooms, so readers who take nothing could
 * fill the heap.
 */
@WorkspaceScoped
public class UntakenAnswers {

    /** Smaller answers are not counted: connections and streams are few enough to hold them. */
    static final int SMALL = 4 * 1024;

    /** The part of the heap that may be held. */
    private static final long PART = 8;

    private static final String CALLER = "rollcall.caller";

    private final long most;
    private final Map<String, Long> ofCallers = new HashMap<>();
    private long all;

    @Inject
    UntakenAnswers() {
        this(Runtime.getRuntime().maxMemory() / PART);
    }

    UntakenAnswers(long most) {
        this.most = most;
    }

    /** Remembers who is answered. */
    public static void remember(RoutingContext context, String caller) {
        context.put(CALLER, caller);
    }

    /** The caller who is answered. */
    public static String caller(RoutingContext context) {
        return context.get(CALLER);
    }

    /**
     * Sends the answer, and keeps count of it until it is taken.
     *
     * @throws RequestFailure if this caller, or all together, take too little of what they asked
     */
    public void send(byte[] answer, String caller, ServerHttpResponse response) {
        if (answer.length <= SMALL) {
            response.end(answer);
            return;
        }
        hold(answer.length, caller);
        response.setResponseHeader("Content-Length", Integer.toString(answer.length));
        response.write(
                answer,
                failure -> {
                    release(answer.length, caller);
                    if (failure == null) {
                        response.end();
                    }
                });
    }

    /** One caller may hold half, so that something is left to the others. */
    private synchronized void hold(long bytes, String caller) {
        if (ofCallers.getOrDefault(caller, 0L) >= most / 2) {
            throw new RequestFailure.TooManyUntakenOfCaller();
        }
        if (all >= most) {
            throw new RequestFailure.TooManyUntaken();
        }
        all += bytes;
        ofCallers.merge(caller, bytes, Long::sum);
    }

    private synchronized void release(long bytes, String caller) {
        all -= bytes;
        ofCallers.computeIfPresent(
                caller, (same, held) -> held == bytes ? null : Long.valueOf(held - bytes));
    }

    synchronized long held() {
        return all;
    }
}
