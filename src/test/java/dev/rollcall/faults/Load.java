package dev.rollcall.faults;

import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * Several callers who send the same requests again and again, and hold each answer to the right
 * one: the same body, or a 503 that says when to come again.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 1_500;

    private final RawHttp http;
    private final Headers credentials;
    private final Map<String, String> rightBodies;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ExecutorService callers;

    private Load(
            RawHttp http, Headers credentials, Map<String, String> rightBodies, int callerCount) {
        this.http = http;
        this.credentials = credentials;
        this.rightBodies = Map.copyOf(rightBodies);
        this.callers = Executors.newFixedThreadPool(callerCount);
    }

    /** Begins to send these targets, each of which has this right body. */
    static Load of(
            RawHttp http, Headers credentials, Map<String, String> rightBodies, int callerCount) {
        Load load = new Load(http, credentials, rightBodies, callerCount);
        for (int n = 0; n < callerCount; n++) {
            load.callers.execute(load::call);
        }
        return load;
    }

    /** What has been answered since the last time that this was asked. */
    List<Sample> take() {
        List<Sample> taken = new ArrayList<>();
        for (Sample next = samples.poll(); next != null; next = samples.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** Waits until one of those that {@link #take} would return is such an answer. */
    void await(String description, Predicate<Sample> condition) {
        Awaitility.await(description)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> samples.stream().anyMatch(condition));
    }

    private void call() {
        while (!stopped.get()) {
            for (Map.Entry<String, String> request : rightBodies.entrySet()) {
                long begun = System.nanoTime();
                Sample.Verdict verdict = verdict(request.getKey(), request.getValue());
                samples.add(new Sample(begun, System.nanoTime(), verdict));
                pause();
            }
        }
    }

    private Sample.Verdict verdict(String target, String rightBody) {
        try {
            Response response = http.send("GET", target, credentials);
            if (response.status() == 200 && response.body().equals(rightBody)) {
                return Sample.RIGHT;
            }
            boolean refused =
                    response.status() == 503 && response.header("Retry-After").isPresent();
            return refused
                    ? Sample.REFUSED
                    : new Sample.Verdict(target + ": " + shortened(response.toString()));
        } catch (RuntimeException e) {
            return new Sample.Verdict(target + ": " + e + ", " + e.getCause());
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        callers.shutdown();
        try {
            if (!callers.awaitTermination(
                    Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("A request hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
