package dev.rollcall.rest.page;

import dev.rollcall.rest.error.RequestFailure;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes the answers of the management port that take milliseconds. One client can ask for thousands
 * of them in a second, and reset each request at once. If the port's only loop made them, or the
 * threads that the probes use, no probe would be answered for minutes. So one thread makes them one
 * after another, few wait, and an answer whose client has gone is not made.
 */
@ApplicationScoped
class CostlyAnswers {

    /** A waiting request holds its head and its objects, also after it was reset. */
    static final int MOST_WAITING = 256;

    private final WorkerExecutor maker;
    private final AtomicInteger waiting = new AtomicInteger();

    CostlyAnswers(Vertx vertx) {
        this.maker = vertx.createSharedWorkerExecutor("costly-answers", 1);
    }

    @PreDestroy
    void end() {
        maker.close();
    }

    /**
     * Makes an answer and sends it from the loop of its request. If too many wait already, the
     * request is refused.
     */
    <T> void answer(RoutingContext context, Supplier<T> making, Consumer<T> sending) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            context.fail(new RequestFailure.TooManyOnManagement());
            return;
        }
        maker.<Optional<T>>executeBlocking(
                        () -> isGone(context) ? Optional.empty() : Optional.of(making.get()), false)
                .onComplete(ended -> waiting.decrementAndGet())
                .onSuccess(made -> made.filter(one -> !isGone(context)).ifPresent(sending))
                .onFailure(context::fail);
    }

    private static boolean isGone(RoutingContext context) {
        return context.response().closed();
    }
}
