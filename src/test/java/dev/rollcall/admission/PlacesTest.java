package dev.rollcall.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a place, who waits, and who is refused. */
class PlacesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, UniEmitter<? super String>> running = new LinkedHashMap<>();
    private final List<String> begun = new ArrayList<>();

    /** Work that ends when the test says so; its name begins with that of its caller. */
    private UniAssertSubscriber<String> begin(Places places, String name) {
        return places.during(
                        name.substring(0, 1),
                        () ->
                                Uni.createFrom()
                                        .<String>emitter(
                                                emitter -> {
                                                    begun.add(name);
                                                    running.put(name, emitter);
                                                }))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void end(String name) {
        running.remove(name).complete(name);
    }

    private static Places inTurn(int all, int each) {
        return new Places(PlaceRules.inTurn(all, each, 100, LONG));
    }

    @Test
    void areAsManyAsThereAre() {
        Places places = inTurn(2, 2);
        begin(places, "a1");
        begin(places, "a2");
        begin(places, "a3");
        assertThat(begun).containsExactly("a1", "a2");
        end("a1");
        assertThat(begun).containsExactly("a1", "a2", "a3");
    }

    @Test
    void oneHoldsNoMoreThanAShare() {
        Places places = inTurn(3, 2);
        for (int n = 1; n <= 60; n++) {
            begin(places, "a" + n);
        }
        begin(places, "b1");
        assertThat(begun).containsExactly("a1", "a2", "b1");
    }

    /** Sixty of one wait; the first of another is next all the same. */
    @Test
    void aFreePlaceGoesToWhoHoldsTheFewest() {
        Places places = inTurn(2, 2);
        for (int n = 1; n <= 60; n++) {
            begin(places, "a" + n);
        }
        begin(places, "b1");
        end("a1");
        assertThat(begun).containsExactly("a1", "a2", "b1");
        end("a2");
        assertThat(begun).containsExactly("a1", "a2", "b1", "a3");
    }

    /** Of one place nobody holds fewer than others, and the newest may always be the same one's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoGotTheLastPlaceComesAfterOthers(boolean newestFirst) {
        Places places =
                new Places(
                        newestFirst
                                ? PlaceRules.newestFirst(1, 1, 100, LONG)
                                : PlaceRules.inTurn(1, 1, 100, LONG));
        begin(places, "a1");
        begin(places, "a2");
        begin(places, "b1");
        begin(places, "a3");
        end("a1");
        assertThat(begun).containsExactly("a1", "b1");
        begin(places, "b2");
        end("b1");
        assertThat(begun).last().isEqualTo(newestFirst ? "a3" : "a2");
        end(begun.get(2));
        assertThat(begun).last().isEqualTo("b2");
    }

    @Test
    void theNewestComesFirstIfThatIsTheRule() {
        Places places = new Places(PlaceRules.newestFirst(1, 1, 10_000, LONG));
        for (int n = 1; n <= 3_000; n++) {
            begin(places, "junk" + n);
        }
        begin(places, "jright");
        end("junk1");
        assertThat(begun).containsExactly("junk1", "jright");
    }

    /** A flood with as many names as requests does not keep a known one waiting. */
    @Test
    void whoIsPreferredComesBeforeAllOthers() {
        Places places = new Places(PlaceRules.newestFirst(1, 1, 10_000, LONG));
        begin(places, "a1");
        List<String> order = new ArrayList<>();
        places.during("known", true, () -> Uni.createFrom().item("known").invoke(order::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        for (int n = 0; n < 100; n++) {
            places.during("junk" + n, () -> Uni.createFrom().item("junk").invoke(order::add))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create());
        }
        end("a1");
        assertThat(order).hasSize(101).first().isEqualTo("known");
    }

    @Test
    void whoWaitsLongestIsRefusedIfTooManyWait() {
        Places places = new Places(PlaceRules.newestFirst(1, 1, 2, LONG));
        begin(places, "a1");
        UniAssertSubscriber<String> longest = begin(places, "a2");
        begin(places, "a3");
        assertThat(longest.getFailure()).isNull();
        begin(places, "a4");
        longest.assertFailedWith(NoPlaceException.class);
        assertThat(places.numberWaiting()).isEqualTo(2);
    }

    @Test
    void whoWaitsTooLongIsRefusedAndSaysWhy() {
        Places places = new Places(PlaceRules.inTurn(2, 1, 100, SHORT));
        begin(places, "a1");
        UniAssertSubscriber<String> own = begin(places, "a2").awaitFailure(PATIENCE);
        assertThat(((NoPlaceException) own.getFailure()).isOwn()).isTrue();
        begin(places, "b1");
        UniAssertSubscriber<String> ofAll = begin(places, "c1").awaitFailure(PATIENCE);
        assertThat(((NoPlaceException) ofAll.getFailure()).isOwn()).isFalse();
        assertThat(places.numberWaiting()).isZero();
        assertThat(begun).containsExactly("a1", "b1");
    }

    @Test
    void nobodyWaitsIfThatIsTheRule() {
        Places places = new Places(PlaceRules.withoutWaiting(1, 1));
        Runnable release = places.take("a");
        assertThatExceptionOfType(NoPlaceException.class).isThrownBy(() -> places.take("b"));
        begin(places, "b1").assertFailedWith(NoPlaceException.class);
        release.run();
        release.run();
        places.take("b");
        assertThatExceptionOfType(NoPlaceException.class).isThrownBy(() -> places.take("c"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0"})
    void refuseWithoutBlamingTheCallerIfThereAreNone(int all, int each) {
        Places places = new Places(PlaceRules.withoutWaiting(all, each));
        assertThatExceptionOfType(NoPlaceException.class)
                .isThrownBy(() -> places.take("a"))
                .matches(full -> !full.isOwn());
    }

    @Test
    void areGivenBackByWorkThatFails() {
        Places places = inTurn(1, 1);
        UniAssertSubscriber<String> failing = begin(places, "a1");
        begin(places, "a2");
        running.get("a1").fail(new IllegalStateException("down"));
        failing.assertFailedWith(IllegalStateException.class);
        assertThat(begun).containsExactly("a1", "a2");
    }

    @Test
    void areGivenBackByWorkThatThrows() {
        Places places = inTurn(1, 1);
        places.during(
                        "a",
                        () -> {
                            throw new IllegalStateException("down");
                        })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class);
        begin(places, "a2");
        assertThat(begun).containsExactly("a2");
    }

    @Test
    void areGivenBackByWorkThatIsGivenUp() {
        Places places = inTurn(1, 1);
        UniAssertSubscriber<String> first = begin(places, "a1");
        UniAssertSubscriber<String> second = begin(places, "a2");
        begin(places, "a3");
        second.cancel();
        first.cancel();
        first.cancel();
        assertThat(begun).containsExactly("a1", "a3");
        begin(places, "a4");
        assertThat(begun).containsExactly("a1", "a3");
        end("a3");
        assertThat(begun).containsExactly("a1", "a3", "a4");
    }

    /** The database goes on with a command although its client has reset the request. */
    @Test
    void areKeptByWorkThatIsGivenUpIfThatIsTheRule() {
        Places places = new Places(PlaceRules.inTurn(1, 1, 100, LONG).untilDone());
        UniAssertSubscriber<String> first = begin(places, "a1");
        UniAssertSubscriber<String> second = begin(places, "a2");
        begin(places, "a3");
        begin(places, "a4");
        second.cancel();
        first.cancel();
        first.cancel();
        assertThat(begun).containsExactly("a1");
        assertThat(places.numberTaken()).isEqualTo(1);
        end("a1");
        assertThat(begun).containsExactly("a1", "a3");
        running.get("a3").fail(new IllegalStateException("down"));
        assertThat(begun).containsExactly("a1", "a3", "a4");
        end("a4");
        assertThat(places.numberTaken()).isZero();
    }

    @Test
    void waitForRoomAsWell() {
        AtomicBoolean room = new AtomicBoolean(true);
        Places places = new Places(PlaceRules.inTurn(5, 5, 100, LONG), held -> room.get());
        begin(places, "a1");
        room.set(false);
        begin(places, "a2");
        end("a1");
        assertThat(begun).containsExactly("a1");
        room.set(true);
        places.reconsider();
        assertThat(begun).containsExactly("a1", "a2");
    }

    /** Work that ends at once calls back while the next is being looked for. */
    @Test
    void areNotLookedForByRecursion() {
        AtomicBoolean room = new AtomicBoolean();
        Places places = new Places(PlaceRules.inTurn(1, 1, 100_000, LONG), held -> room.get());
        List<UniAssertSubscriber<Integer>> all = new ArrayList<>();
        for (int n = 0; n < 3_000; n++) {
            int result = n;
            all.add(
                    places.during("a", () -> Uni.createFrom().item(result))
                            .subscribe()
                            .withSubscriber(UniAssertSubscriber.create()));
        }
        room.set(true);
        places.reconsider();
        assertThat(all).allSatisfy(UniAssertSubscriber::assertCompleted);
    }
}
