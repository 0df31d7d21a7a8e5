package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Requests for the rooms of users who have very many of them. */
class RoomsBeingReadTest {

    private static final int FURTHER = 100;
    private static final int MANY = RoomsBeingRead.OF_EACH + 2 * FURTHER;

    private final LookUpSizes sizes = new LookUpSizes(0, System::nanoTime);
    private final RoomsBeingRead rooms = new RoomsBeingRead(FURTHER, sizes);

    @Test
    void areReadIfNobodyElseReadsMany() {
        reading(MANY).awaitCompletion();
        reading(MANY).awaitCompletion();
    }

    /** Otherwise others would begin beside it, and none of them would be finished. */
    @Test
    void letNoOtherRequestBeginOnceAUserHasMany() {
        assertThat(sizes.mayReadRooms(1)).isTrue();
        reading(RoomsBeingRead.OF_EACH).awaitCompletion();
        assertThat(sizes.mayReadRooms(1)).isTrue();
        reading(MANY, RoomsBeingRead.OF_EACH + 1);
        assertThat(sizes.mayReadRooms(1)).isFalse();
        assertThat(sizes.mayReadRooms(0)).isTrue();
    }

    /** Such a request says nothing of the rooms that it did not read. */
    @Test
    void areStillKnownToBeManyIfARequestIsRefused() {
        reading(MANY, MANY - 1);
        for (int n = 0; n < FURTHER; n++) {
            reading(MANY).awaitFailure();
        }
        assertThat(sizes.mayReadRooms(1)).isFalse();
    }

    @Test
    void areRefusedIfAnotherRequestReadsManyAndTheyAreTooMany() {
        AssertSubscriber<Integer> first = reading(MANY, MANY - 1);
        AssertSubscriber<Integer> second = reading(MANY);
        assertThat(second.awaitFailure().getFailure())
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(UnavailableReason.TOO_MANY_ROOMS));
        first.request(2).awaitCompletion();
    }

    @Test
    void areReadBesideAnotherRequestWhileTheyAreFew() {
        reading(MANY, MANY - 1);
        reading(RoomsBeingRead.OF_EACH + FURTHER).awaitCompletion();
        reading(RoomsBeingRead.OF_EACH).awaitCompletion();
    }

    @Test
    void leaveTheirShareWhenTheyAreReadRefusedOrGivenUp() {
        AssertSubscriber<Integer> first = reading(MANY, MANY - 1);
        reading(MANY).awaitFailure();
        reading(RoomsBeingRead.OF_EACH + FURTHER).awaitCompletion();
        AssertSubscriber<Integer> givenUp =
                reading(RoomsBeingRead.OF_EACH + FURTHER, RoomsBeingRead.OF_EACH + FURTHER - 1);
        givenUp.cancel();
        reading(RoomsBeingRead.OF_EACH + FURTHER).awaitCompletion();
        first.cancel();
        reading(MANY).awaitCompletion();
    }

    /** A thread of the driver may deliver a room while another one gives the reading up. */
    @Test
    void keepNoShareOfAReadingThatWasGivenUpWhenAnotherRoomComes() {
        AtomicReference<MultiEmitter<? super Integer>> driver = new AtomicReference<>();
        AssertSubscriber<Integer> late =
                rooms.bounded(
                                Multi.createFrom()
                                        .<Integer>emitter(
                                                emitter -> {
                                                    driver.set(emitter);
                                                    emitter.onTermination(() -> emitter.emit(MANY));
                                                    for (int n = 0;
                                                            n < RoomsBeingRead.OF_EACH;
                                                            n++) {
                                                        emitter.emit(n);
                                                    }
                                                }))
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(MANY));
        late.cancel();
        driver.get().emit(MANY);
        reading(MANY).awaitCompletion();
        reading(MANY, MANY - 1);
        reading(RoomsBeingRead.OF_EACH + FURTHER).awaitCompletion();
    }

    private AssertSubscriber<Integer> reading(int all) {
        return reading(all, all + 1);
    }

    private AssertSubscriber<Integer> reading(int all, int demand) {
        return rooms.bounded(Multi.createFrom().range(0, all))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(demand));
    }
}
