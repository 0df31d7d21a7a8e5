package dev.rollcall.rest.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.error.RequestFailure.TooManyOnManagement;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many costly answers a client asks for, the loop that answers probes stays free. */
class CostlyAnswersTest {

    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final CostlyAnswers answers = new CostlyAnswers(vertx);
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean clientIsGone = new AtomicBoolean();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @AfterEach
    void end() throws Exception {
        mayGoOn.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, SECONDS);
    }

    @Test
    void areSentOnTheLoopOfTheirRequest() throws Exception {
        CompletableFuture<String> thread = new CompletableFuture<>();
        onLoop(
                () ->
                        answers.answer(
                                context(),
                                () -> "answer",
                                text -> thread.complete(Thread.currentThread().getName())));

        assertThat(thread.get(PATIENCE_SECONDS, SECONDS)).contains("eventloop");
    }

    @Test
    void leaveTheLoopFreeWhileOneIsMade() throws Exception {
        CompletableFuture<Boolean> wasFree = new CompletableFuture<>();
        onLoop(() -> ask("first"));
        onLoop(() -> wasFree.complete(mayGoOn.getCount() == 1));

        assertThat(wasFree.get(PATIENCE_SECONDS, SECONDS)).isTrue();
    }

    @Test
    void areNotMadeIfTheirClientHasGone() throws Exception {
        CompletableFuture<Void> last = new CompletableFuture<>();
        onLoop(
                () -> {
                    ask("first");
                    ask("second");
                    answers.answer(stays(), () -> "last", text -> last.complete(null));
                    clientIsGone.set(true);
                    mayGoOn.countDown();
                });

        last.get(PATIENCE_SECONDS, SECONDS);
        assertThat(made).doesNotContain("second");
        assertThat(sent).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void areRefusedIfTooManyWait() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        onLoop(
                () -> {
                    for (int i = 0; i < CostlyAnswers.MOST_WAITING + 3; i++) {
                        ask("answer");
                    }
                    asked.complete(null);
                });

        asked.get(PATIENCE_SECONDS, SECONDS);
        assertThat(failures).hasSize(3).allMatch(TooManyOnManagement.class::isInstance);
    }

    @Test
    void areTakenAgainOnceTheyAreMade() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        onLoop(
                () -> {
                    for (int i = 0; i < CostlyAnswers.MOST_WAITING; i++) {
                        ask("answer");
                    }
                    asked.complete(null);
                });
        asked.get(PATIENCE_SECONDS, SECONDS);
        mayGoOn.countDown();
        CompletableFuture<Void> last = new CompletableFuture<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        onLoop(() -> answerWhenAllAreSent(last, all));

        all.get(PATIENCE_SECONDS, SECONDS);
        last.get(PATIENCE_SECONDS, SECONDS);
        assertThat(failures).isEmpty();
    }

    @Test
    void reportTheirFailures() throws Exception {
        CompletableFuture<Void> last = new CompletableFuture<>();
        onLoop(
                () -> {
                    answers.answer(
                            context(),
                            () -> {
                                throw new IllegalStateException("A fault");
                            },
                            text -> sent.add("none"));
                    answers.answer(stays(), () -> "last", text -> last.complete(null));
                });

        last.get(PATIENCE_SECONDS, SECONDS);
        assertThat(failures).hasSize(1).allMatch(IllegalStateException.class::isInstance);
        assertThat(sent).isEmpty();
    }

    private void answerWhenAllAreSent(CompletableFuture<Void> last, CompletableFuture<Void> all) {
        if (sent.size() < CostlyAnswers.MOST_WAITING) {
            vertx.setTimer(1, again -> answerWhenAllAreSent(last, all));
            return;
        }
        all.complete(null);
        answers.answer(stays(), () -> "last", text -> last.complete(null));
    }

    /** Every answer is made only when the test says so. */
    private void ask(String name) {
        answers.answer(context(), () -> held(name), sent::add);
    }

    private String held(String name) {
        try {
            assertThat(mayGoOn.await(PATIENCE_SECONDS, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        made.add(name);
        return name;
    }

    private void onLoop(Runnable step) {
        loop.runOnContext(ignored -> step.run());
    }

    private RoutingContext context() {
        return context(clientIsGone::get);
    }

    private RoutingContext stays() {
        return context(() -> false);
    }

    private RoutingContext context(Supplier<Boolean> gone) {
        HttpServerResponse response =
                standIn(HttpServerResponse.class, Map.of("closed", arguments -> gone.get()));
        return standIn(
                RoutingContext.class,
                Map.of(
                        "response",
                        arguments -> response,
                        "fail",
                        arguments -> failures.add((Throwable) arguments[0])));
    }

    /** What a stand-in does when one of its methods is called. */
    private interface Act {
        Object with(Object[] arguments);
    }

    private static <T> T standIn(Class<T> type, Map<String, Act> acts) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            Object result = acts.get(method.getName()).with(arguments);
                            return method.getReturnType() == void.class ? null : result;
                        }));
    }
}
