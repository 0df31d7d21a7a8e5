package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Sends requests over some connections at once, each as soon as the one before is answered, for a
 * while. An answer other than 200 ends it: figures of failures would mislead.
 */
final class LoadRun implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int connections;
    private final HttpClient client;

    LoadRun(int connections) {
        this.connections = connections;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setMaxPoolSize(connections)
                                .setKeepAliveTimeout(0)
                                .setDefaultHost("127.0.0.1"));
    }

    /**
     * What a run brought.
     *
     * @param seconds how long it took
     * @param latencies how long each request took, in nanoseconds, in no order
     */
    record Result(double seconds, long[] latencies) {

        int requests() {
            return latencies.length;
        }
    }

    /** Runs against this port; the target of each request is made from its number. */
    Result against(int port, LongFunction<String> targets, Headers caller, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        return new Wave(port, targets, caller, sent -> System.nanoTime() < end).run();
    }

    /** Sends so many requests, however long that takes. */
    Result count(int port, LongFunction<String> targets, Headers caller, int requests) {
        return new Wave(port, targets, caller, sent -> sent < requests).run();
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }

    private final class Wave {

        private final int port;
        private final LongFunction<String> targets;
        private final Headers caller;
        private final long started = System.nanoTime();
        private final LongPredicate goesOn;
        private final AtomicLong number = new AtomicLong();
        private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final CountDownLatch running = new CountDownLatch(connections);

        private Wave(int port, LongFunction<String> targets, Headers caller, LongPredicate goesOn) {
            this.port = port;
            this.targets = targets;
            this.caller = caller;
            this.goesOn = goesOn;
        }

        private Result run() {
            for (int connection = 0; connection < connections; connection++) {
                next();
            }
            try {
                running.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted under load", e);
            }
            if (!failures.isEmpty()) {
                throw new IllegalStateException("Under load: " + failures.peek());
            }
            return new Result(
                    (System.nanoTime() - started) / 1e9,
                    latencies.stream().mapToLong(Long::longValue).toArray());
        }

        private void next() {
            if (!goesOn.test(number.get()) || !failures.isEmpty()) {
                running.countDown();
                return;
            }
            String target = targets.apply(number.getAndIncrement());
            long sent = System.nanoTime();
            client.request(
                            new RequestOptions()
                                    .setMethod(HttpMethod.GET)
                                    .setPort(port)
                                    .setURI(target))
                    .compose(this::sendAsCaller)
                    .onSuccess(
                            ignored -> {
                                latencies.add(System.nanoTime() - sent);
                                next();
                            })
                    .onFailure(
                            failure -> {
                                failures.add(target + ": " + failure);
                                running.countDown();
                            });
        }

        private Future<Void> sendAsCaller(HttpClientRequest request) {
            caller.lines().forEach(line -> request.putHeader(line.name(), line.value()));
            return request.send()
                    .compose(
                            response ->
                                    response.statusCode() == 200
                                            ? response.end()
                                            : Future.failedFuture(
                                                    "status " + response.statusCode()));
        }
    }
}
