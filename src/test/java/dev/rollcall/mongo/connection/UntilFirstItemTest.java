package dev.rollcall.mongo.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.signal.RequestName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A limit on the first item of a read. */
class UntilFirstItemTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static <T> AssertSubscriber<T> read(Multi<T> source, Duration limit, long items) {
        Deadlines deadlines = new Deadlines(limit);
        return Multi.createFrom()
                .<T>publisher(
                        reader ->
                                source.subscribe(
                                        new UntilFirstItem<>(
                                                reader,
                                                fail ->
                                                        deadlines.begin(
                                                                () ->
                                                                        fail.accept(
                                                                                new TimeoutException())),
                                                RequestName.none())))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(items));
    }

    @Test
    void failsAndEndsTheReadingIfNothingComes() {
        AtomicBoolean cancelled = new AtomicBoolean();
        Multi<String> silent =
                Multi.createFrom()
                        .<String>nothing()
                        .onCancellation()
                        .invoke(() -> cancelled.set(true));
        read(silent, SHORT, 1).awaitFailure().assertFailedWith(TimeoutException.class);
        assertThat(cancelled).isTrue();
    }

    @Test
    void passesEverythingOn() {
        read(Multi.createFrom().items(1, 2, 3), LONG, 3).assertItems(1, 2, 3).assertCompleted();
    }

    @Test
    void passesAFailureOn() {
        read(Multi.createFrom().failure(new IllegalStateException("broken")), LONG, 1)
                .assertFailedWith(IllegalStateException.class, "broken");
    }

    @Test
    void endsAReadOfNothingAsOne() {
        read(Multi.createFrom().empty(), LONG, 1).assertCompleted();
    }

    @Test
    void letsAReaderPauseLongerThanTheLimit() throws InterruptedException {
        AssertSubscriber<Integer> reader = read(Multi.createFrom().range(0, 3), SHORT, 1);
        Thread.sleep(SHORT.multipliedBy(4).toMillis());
        reader.request(2).assertItems(0, 1, 2).assertCompleted();
    }
}
