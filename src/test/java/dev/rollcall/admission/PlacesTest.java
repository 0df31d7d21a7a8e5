package dev.rollcall.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.admission.NoPlaceException.Lack;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
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

    private static Places onePlace(boolean newestFirst, int waiting) {
        return new Places(
                newestFirst
                        ? PlaceRules.newestFirst(1, 1, waiting, LONG)
                        : PlaceRules.inTurn(1, 1, waiting, LONG));
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
        Places places = onePlace(newestFirst, 100);
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

    /**
     * Two callers have many turns, and send a new one for each that ends; a third has one. So there
     * are always older and newer turns than that one, of two callers in turn.
     */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void twoWhoFloodDoNotKeepAThirdWaiting(int all, boolean newestFirst) {
        Places places =
                new Places(
                        newestFirst
                                ? PlaceRules.newestFirst(all, all, 1_000, LONG)
                                : PlaceRules.inTurn(all, all, 1_000, LONG));
        for (int n = 0; n < 100; n++) {
            begin(places, "a" + n);
        }
        for (int n = 0; n < 100; n++) {
            begin(places, "b" + n);
        }
        begin(places, "c");
        for (int n = 100; n < 103; n++) {
            begin(places, "a" + n);
            begin(places, "b" + n);
            end(running.keySet().iterator().next());
        }
        assertThat(begun).contains("c");
    }

    @Test
    void callersComeRound() {
        Places places = inTurn(1, 1);
        for (String name : List.of("a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1")) {
            begin(places, name);
        }
        for (int n = 0; n < 7; n++) {
            end(begun.get(n));
        }
        assertThat(begun).containsExactly("a1", "b1", "c1", "d1", "a2", "b2", "c2", "a3");
    }

    /** Nobody has said that there is room again. */
    @Test
    void whoComesDoesNotOvertakeWhoWaits() {
        AtomicBoolean room = new AtomicBoolean();
        Places places = new Places(PlaceRules.inTurn(1, 1, 100, LONG), held -> room.get());
        begin(places, "a1");
        room.set(true);
        begin(places, "b1");
        assertThat(begun).containsExactly("a1");
        end("a1");
        assertThat(begun).containsExactly("a1", "b1");
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

    /** It is the one that would come last, so that the others of the caller come in time. */
    @ParameterizedTest
    @CsvSource({"false, a4", "true, a2"})
    void theLastOneIsRefusedIfTooManyWait(boolean newestFirst, String last) {
        Places places = onePlace(newestFirst, 2);
        Map<String, UniAssertSubscriber<String>> turns = new LinkedHashMap<>();
        for (String name : List.of("a1", "a2", "a3", "a4")) {
            turns.put(name, begin(places, name));
        }
        turns.remove(last).assertFailedWith(NoPlaceException.class);
        assertThat(turns.values()).allMatch(turn -> turn.getFailure() == null);
        assertThat(places.numberWaiting()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFloodOfOnePushesNoOtherOut(boolean newestFirst) {
        Places places = onePlace(newestFirst, 4);
        begin(places, "a0");
        UniAssertSubscriber<String> first = begin(places, "b1");
        UniAssertSubscriber<String> second = begin(places, "b2");
        List<UniAssertSubscriber<String>> flood = new ArrayList<>();
        for (int n = 1; n <= 100; n++) {
            flood.add(begin(places, "a" + n));
        }
        assertThat(first.getFailure()).isNull();
        assertThat(second.getFailure()).isNull();
        assertThat(flood).filteredOn(turn -> turn.getFailure() == null).hasSize(2);
    }

    /** Each of the flood has one turn, as the caller has; so the order alone says who is last. */
    @Test
    void aFloodOfManyPushesOutTheOneThatWouldComeLast() {
        Places places = new Places(PlaceRules.newestFirst(1, 1, 2, LONG));
        begin(places, "a1");
        UniAssertSubscriber<String> oldest = begin(places, "b1");
        UniAssertSubscriber<String> middle = begin(places, "c1");
        UniAssertSubscriber<String> newest = begin(places, "d1");
        oldest.assertFailedWith(NoPlaceException.class);
        assertThat(middle.getFailure()).isNull();
        assertThat(newest.getFailure()).isNull();
    }

    /**
     * The columns: places, those of one, those for which there is room, what the last one lacked.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 2, 9, PLACES",
        "9, 9, 2, ROOM",
        "2, 2, 2, PLACES_AND_ROOM",
        "9, 1, 9, OWN",
        "0, 9, 9, PLACES"
    })
    void aRefusalSaysWhatTheCallerLacked(int all, int each, int room, Lack lack) {
        Places places = new Places(PlaceRules.withoutWaiting(all, each), held -> held < room);
        assertThatExceptionOfType(NoPlaceException.class)
                .isThrownBy(
                        () -> {
                            places.take("a");
                            places.take("b");
                            places.take("a");
                        })
                .matches(full -> full.lack() == lack);
    }

    /** Some have turns and some have places; each line goes when it has neither. */
    @Test
    void forgetCallersWhoHoldNothingAndWaitForNothing() {
        FairQueue queue = new FairQueue(true);
        Places places = inTurn(1, 1);
        Turn<String> turn = new Turn<>(places, "a", () -> Uni.createFrom().nothing(), null);
        queue.add(turn);
        queue.hold("b");
        assertThat(queue.callers()).isEqualTo(2);
        assertThat(queue.next(1)).contains(turn);
        assertThat(queue.remove(turn)).isFalse();
        queue.release("a");
        queue.release("b");
        assertThat(queue.callers()).isZero();
        assertThat(queue.size()).isZero();
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

    /**
     * An event loop takes no more tasks when its Vert.x has ended, as at the end of the service.
     */
    @Test
    void passOneWhoseLoopHasEnded() {
        Places places = onePlace(false, 10);
        begin(places, "a1");
        Vertx ended = Vertx.vertx();
        UniAssertSubscriber<String> lost =
                CompletableFuture.supplyAsync(
                                () -> begin(places, "b1"),
                                task -> ended.runOnContext(ignored -> task.run()))
                        .join();
        begin(places, "c1");
        ended.close().toCompletionStage().toCompletableFuture().join();

        end("a1");
        assertThat(begun).containsExactly("a1", "c1");
        lost.assertFailedWith(RejectedExecutionException.class);
        end("c1");
        assertThat(places.numberTaken()).isZero();
    }

    @Test
    void areGivenAgainAfterAFailure() {
        AtomicBoolean broken = new AtomicBoolean();
        Places places =
                new Places(
                        PlaceRules.inTurn(1, 1, 10, LONG),
                        held -> {
                            if (broken.get()) {
                                throw new IllegalStateException("no room is known");
                            }
                            return true;
                        });
        begin(places, "a1");
        begin(places, "b1");
        broken.set(true);
        end("a1");
        assertThat(begun).containsExactly("a1");

        broken.set(false);
        places.reconsider();
        assertThat(begun).containsExactly("a1", "b1");
    }
}
