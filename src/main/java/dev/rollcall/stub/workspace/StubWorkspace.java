package dev.rollcall.stub.workspace;

import dev.rollcall.rest.Entrance;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.StubContents.StubCaller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One workspace of the stub. A reset replaces it by a new one with the same id. */
public final class StubWorkspace {

    private final String id;
    private final Order order;
    private final Started started;
    private final List<StubCaller> callers;
    private final Journal journal;
    private final OrderedFailures failures = new OrderedFailures();
    private final Object resetting = new Object();
    private final AtomicInteger running = new AtomicInteger();
    private volatile long lastUsed = System.nanoTime();

    StubWorkspace(String id, Order order, Journal journal, Started started) {
        this.journal = journal;
        this.id = id;
        this.order = order;
        this.started = started;
        this.callers = order.contents().callers();
    }

    /** The order for a workspace: its contents, and the name of its dialect. */
    public record Order(StubContents contents, String dialect) {}

    /**
     * The running parts of a workspace.
     *
     * @param end ends its objects and gives its memory back
     */
    record Started(Entrance entrance, Runnable end) {}

    public String id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Journal journal() {
        return journal;
    }

    public OrderedFailures failures() {
        return failures;
    }

    public Entrance entrance() {
        return started.entrance();
    }

    /** The failure for the next request of this path; empty if none is ordered. */
    public Optional<OrderedFailure> nextFailure(String path) {
        return failures.next(path);
    }

    /** The caller with these credentials, among those of the contents. */
    public Optional<StubCaller> callerWith(String userId, String token, String bearer) {
        return callers.stream()
                .filter(
                        caller ->
                                caller.userId().equals(userId) && caller.authToken().equals(token)
                                        || caller.bearerToken().filter(bearer::equals).isPresent())
                .findFirst();
    }

    public void requestBegins() {
        running.incrementAndGet();
        lastUsed = System.nanoTime();
    }

    public void requestEnds() {
        lastUsed = System.nanoTime();
        running.decrementAndGet();
    }

    /** Whether nobody has sent a request for so long. */
    boolean isUnusedFor(long nanos) {
        return running.get() == 0 && System.nanoTime() - lastUsed > nanos;
    }

    /** Held by the one who makes it anew. */
    Object resetting() {
        return resetting;
    }

    void end() {
        started.end().run();
    }
}
