package dev.rollcall.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.directory.UserPage;
import dev.rollcall.directory.UserPage.Cost;
import dev.rollcall.rest.StandInSettings;
import dev.rollcall.rest.VisibleUsers;
import dev.rollcall.rest.error.RequestFailure.ClientGone;
import dev.rollcall.rest.error.RequestFailure.TooManyLists;
import dev.rollcall.rest.error.RequestFailure.TooManyOfCaller;
import dev.rollcall.rest.list.UserListBody.ListTerms;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserStore.LookUpCapacity;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What one caller and all callers may have running at once. Here a caller may have six requests, of
 * six whole lists two and of four slow ones two; five pages are read at once.
 */
class AdmissionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ROOM = 1_000;

    private static final long MIB = 1024 * 1024;

    private final ReadAhead readAhead = new ReadAhead(ROOM);
    private final LookUps lookUps = new LookUps();
    private final Admission admission = admission(1_024 * MIB);
    private final List<String> begun = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();

    private Admission admission(long heap) {
        return admission(heap, 5);
    }

    private Admission admission(long heap, int listsAtOnce) {
        return new Admission(
                StandInSettings.limits(
                        Map.of(
                                "requestsOfCaller", 6,
                                "unboundedLists", 3,
                                "unboundedListsOfCaller", 2,
                                "slowLists", 4,
                                "slowListsOfCaller", 2,
                                "command", Duration.ofMillis(20))),
                listsAtOnce,
                new ListsInHeap(heap),
                lookUps,
                readAhead);
    }

    /** How large recent users were, and how many rooms they had. */
    private static final class LookUps implements LookUpCapacity {

        private boolean largeUsers;
        private boolean manyRooms;

        @Override
        public boolean mayReadUser(int others) {
            return others == 0 || !largeUsers;
        }

        @Override
        public boolean mayReadRooms(int others) {
            return others == 0 || !manyRooms;
        }
    }

    private static Session session(String caller) {
        return new Session(
                new Caller(
                        caller, Optional.empty(), Set.of(), List.of(), Set.of(), Optional.empty()),
                Set.of(),
                Optional.empty());
    }

    private static UserPage page(Cost cost, Multi<VisibleUser> users) {
        return new UserPage(users, cost, 0, Uni.createFrom().item(0L));
    }

    /** A list of which nothing comes. */
    private UniAssertSubscriber<UserListBody> silent(String caller, Cost cost) {
        return open(caller, page(cost, Multi.createFrom().nothing()));
    }

    /** A list whose first rows are there at once, and which is then on its way. */
    private UniAssertSubscriber<UserListBody> flowing(String caller, Cost cost) {
        return open(caller, page(cost, Multi.createFrom().empty()));
    }

    private UniAssertSubscriber<UserListBody> open(String caller, UserPage page) {
        return open(admission, caller, page);
    }

    private UniAssertSubscriber<UserListBody> open(
            Admission admission, String caller, UserPage page) {
        return open(admission, caller, page, new ListOpening());
    }

    private UniAssertSubscriber<UserListBody> open(
            Admission admission, String caller, UserPage page, ListOpening opening) {
        return admission
                .forList(
                        session(caller),
                        page,
                        release -> {
                            begun.add(caller);
                            releases.add(release);
                            return UserListBody.of(page, terms(release), readAhead)
                                    .invoke(opening::opened);
                        })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static ListTerms terms(Runnable release) {
        return new ListTerms(
                "request", true, () -> Uni.createFrom().voidItem(), release, rows -> {});
    }

    private UniAssertSubscriber<Object> find(String caller) {
        return find(admission, caller, false);
    }

    private UniAssertSubscriber<Object> find(
            Admission admission, String caller, boolean withRooms) {
        return admission
                .forOne(
                        session(caller),
                        withRooms,
                        () -> {
                            begun.add(caller);
                            return Uni.createFrom().nothing();
                        })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @Test
    void aCallerHasABoundedNumberOfRequestsRunning() {
        for (int n = 0; n < 6; n++) {
            find("a");
        }
        find("a").assertFailedWith(TooManyOfCaller.class);
        silent("a", Cost.LOW).assertFailedWith(TooManyOfCaller.class);
        find("b");
        assertThat(begun).containsExactly("a", "a", "a", "a", "a", "a", "b");
    }

    /** Two of them fit into this heap, and one caller leaves one to the others. */
    @Test
    void fewRequestsReadRoomsAtOnce() {
        Admission small = admission(32 * MIB);
        find(small, "a", true);
        UniAssertSubscriber<Object> again = find(small, "a", true);
        find(small, "b", true);
        UniAssertSubscriber<Object> third = find(small, "c", true);
        find(small, "c", false);
        again.awaitFailure(PATIENCE).assertFailedWith(TooManyOfCaller.class);
        assertThat(reasonOf(third)).isEqualTo(UnavailableReason.TOO_MANY_ROOMS);
        assertThat(limitOf(again)).isEqualTo("the heap of the process");
        assertThat(begun).containsExactly("a", "b", "c");
    }

    /** Lists do not wait for them. */
    @Test
    void oneUserIsReadAtOnceWhileUsersAreTooLarge() {
        lookUps.largeUsers = true;
        find("a");
        UniAssertSubscriber<Object> second = find("b");
        flowing("c", Cost.LOW).assertCompleted();
        assertThat(reasonOf(second)).isEqualTo(UnavailableReason.TOO_MANY_USERS);
        lookUps.largeUsers = false;
        find("b");
        assertThat(begun).containsExactly("a", "c", "b");
    }

    @Test
    void aCallerWhoseRecordCameWithTheLoginDoesNotWaitWhileUsersAreTooLarge() {
        lookUps.largeUsers = true;
        find("a");
        Session known =
                new Session(
                        session("b").caller(),
                        Set.of(),
                        Optional.of(StoredUser.withId("b").build()));
        UniAssertSubscriber<String> own =
                admission
                        .forOne(known, false, () -> Uni.createFrom().item("own record"))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());
        own.assertItem("own record");
    }

    @Test
    void theRoomsOfOneUserAreReadAtOnceWhileTheyAreTooMany() {
        lookUps.manyRooms = true;
        find(admission, "a", true);
        UniAssertSubscriber<Object> second = find(admission, "b", true);
        find(admission, "c", false);
        assertThat(reasonOf(second)).isEqualTo(UnavailableReason.TOO_MANY_ROOMS);
        assertThat(begun).containsExactly("a", "c");
    }

    /** Its memory is needed until the database has sent it. */
    @Test
    void aLookUpThatIsGivenUpKeepsItsPlaceUntilItHasEnded() {
        lookUps.largeUsers = true;
        find("a").cancel();
        assertThat(reasonOf(find("b"))).isEqualTo(UnavailableReason.TOO_MANY_USERS);
        assertThat(begun).containsExactly("a");
    }

    @Test
    void aListIsRunningUntilItHasEnded() {
        for (int n = 0; n < 6; n++) {
            flowing("a", Cost.LOW).assertCompleted();
        }
        find("a").assertFailedWith(TooManyOfCaller.class);
        releases.get(0).run();
        assertThat(find("a").getFailure()).isNull();
    }

    @Test
    void oneOfThePlacesForPagesIsLeftToOthers() {
        for (int n = 0; n < 5; n++) {
            silent("a", Cost.LOW);
        }
        silent("b", Cost.LOW);
        assertThat(begun).containsExactly("a", "a", "a", "a", "b");
    }

    @Test
    void aPageKeepsNoPlaceWhileItIsOnItsWay() {
        for (int n = 0; n < 6; n++) {
            flowing("a", Cost.LOW).assertCompleted();
        }
        flowing("b", Cost.LOW).assertCompleted();
    }

    @Test
    void slowListsAreFewForOneAndForAll() {
        silent("a", Cost.HIGH);
        silent("a", Cost.HIGH);
        silent("a", Cost.HIGH).awaitFailure(PATIENCE).assertFailedWith(TooManyOfCaller.class);
        silent("b", Cost.HIGH);
        silent("c", Cost.HIGH);
        silent("d", Cost.HIGH).awaitFailure(PATIENCE).assertFailedWith(TooManyLists.class);
        assertThat(begun).containsExactly("a", "a", "b", "c");
    }

    @Test
    void slowListsTakeNoPlaceFromOthers() {
        silent("a", Cost.HIGH);
        silent("a", Cost.HIGH);
        flowing("b", Cost.LOW).assertCompleted();
        assertThat(find("b").getFailure()).isNull();
    }

    @Test
    void wholeListsKeepTheirPlaceToTheEndAndOneCannotHaveAll() {
        flowing("a", Cost.UNBOUNDED).assertCompleted();
        flowing("a", Cost.UNBOUNDED).assertCompleted();
        flowing("a", Cost.UNBOUNDED).assertFailedWith(TooManyOfCaller.class);
        flowing("b", Cost.UNBOUNDED).assertCompleted();
        flowing("c", Cost.UNBOUNDED).assertFailedWith(TooManyLists.class);
        releases.get(0).run();
        releases.get(0).run();
        flowing("c", Cost.UNBOUNDED).assertCompleted();
        flowing("d", Cost.UNBOUNDED).assertFailedWith(TooManyLists.class);
    }

    @Test
    void aListThatFailsGivesItsPlacesBack() {
        Multi<VisibleUser> failing = Multi.createFrom().failure(new IllegalStateException("down"));
        for (int n = 0; n < 6; n++) {
            open("a", page(Cost.UNBOUNDED, failing)).assertFailedWith(IllegalStateException.class);
        }
        flowing("a", Cost.UNBOUNDED).assertCompleted();
    }

    /** The opening throws if the client has gone. */
    @Test
    void aListThatIsNotEvenBegunGivesItsPlacesBack() {
        for (Cost cost : Cost.values()) {
            for (int n = 0; n < 6; n++) {
                admission
                        .forList(
                                session("a"),
                                page(cost, Multi.createFrom().empty()),
                                release -> {
                                    throw new ClientGone();
                                })
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create())
                        .assertFailedWith(ClientGone.class);
            }
            flowing("a", cost).assertCompleted();
            releases.get(releases.size() - 1).run();
        }
    }

    /** The database goes on with its command; a client could reset one request after another. */
    @ParameterizedTest
    @EnumSource(
            value = Cost.class,
            names = {"HIGH", "UNBOUNDED"})
    void aListThatIsGivenUpKeepsItsPlaceUntilItsFirstRowsHaveCome(Cost cost) {
        AtomicReference<MultiEmitter<? super VisibleUser>> reading = new AtomicReference<>();
        AtomicBoolean ended = new AtomicBoolean();
        Multi<VisibleUser> rows =
                Multi.createFrom()
                        .<VisibleUser>emitter(reading::set)
                        .onCancellation()
                        .invoke(() -> ended.set(true));
        ListOpening opening = new ListOpening();
        UniAssertSubscriber<UserListBody> reset = open(admission, "a", page(cost, rows), opening);
        silent("a", cost);
        reset.cancel();
        opening.requestEnded();
        silent("a", cost).awaitFailure(PATIENCE).assertFailedWith(TooManyOfCaller.class);
        assertThat(ended).isFalse();

        reading.get().emit(VisibleUsers.named("first"));
        silent("a", cost);
        assertThat(begun).containsExactly("a", "a", "a");
        assertThat(ended).isTrue();
    }

    /** The rows and the end of the request meet on two threads, so both orders have to do. */
    @ParameterizedTest
    @EnumSource(Cost.class)
    void aListThatNobodyGetsBecauseTheRequestHasJustEndedIsClosed(Cost cost) {
        ListOpening opening = new ListOpening();
        open(admission, "a", page(cost, Multi.createFrom().empty()), opening).assertCompleted();
        for (int n = 0; n < 5; n++) {
            find("a");
        }
        find("a").assertFailedWith(TooManyOfCaller.class);
        opening.requestEnded();
        opening.requestEnded();
        assertThat(find("a").getFailure()).isNull();
        find("a").assertFailedWith(TooManyOfCaller.class);
    }

    @Test
    void noListBeginsWhileTooMuchIsHeldInMemory() {
        readAhead.hold(ROOM);
        silent("a", Cost.LOW).awaitFailure(PATIENCE).assertFailedWith(TooManyLists.class);
        silent("a", Cost.UNBOUNDED).assertFailedWith(TooManyLists.class);
        assertThat(begun).isEmpty();
        readAhead.release(1);
        flowing("a", Cost.LOW).assertCompleted();
    }

    /**
     * The heap of the shipped native pod is half of 128 MiB. A small user says nothing of the next.
     */
    @Test
    void aHeapHoldsOneListForEachSixtyFourMebibytesWhateverWasReadBefore() {
        readAhead.hold(500);

        assertThat(admission(64 * MIB).slowLists()).isEqualTo(1);
        assertThat(admission(130 * MIB).slowLists()).isEqualTo(2);
        assertThat(admission(1_000 * MIB).slowLists()).isEqualTo(4);
    }

    /** Its first batch may be as large as that of a page. */
    @Test
    void aListWithoutBoundBeginsOnlyIfTheHeapHoldsItsFirstBatch() {
        Admission small = admission(64 * MIB);
        UserPage page = page(Cost.UNBOUNDED, Multi.createFrom().nothing());
        open(small, "a", page);

        assertThat(limitOf(open(small, "b", page))).isEqualTo("the heap of the process");
        assertThat(begun).containsExactly("a");
    }

    @Test
    void aRefusalNamesTheHeapIfTheSettingWouldNotHelp() {
        Admission small = admission(64 * MIB);
        UserPage page = page(Cost.HIGH, Multi.createFrom().nothing());
        open(small, "a", page);

        assertThat(limitOf(open(small, "b", page))).isEqualTo("the heap of the process");
    }

    @Test
    void aRefusalNamesTheSettingIfTheHeapHasRoom() {
        for (String caller : List.of("a", "b", "c", "d")) {
            silent(caller, Cost.HIGH);
        }

        assertThat(limitOf(silent("e", Cost.HIGH))).isEqualTo("ROLLCALL_LIMITS_SLOW_LISTS");
    }

    @Test
    void aRefusalOfASlowListNamesTheConnectionsIfTheseAllowFewer() {
        Admission few = admission(1_024 * MIB, 2);
        UserPage slow = page(Cost.HIGH, Multi.createFrom().nothing());
        open(few, "a", slow);
        open(few, "b", slow);

        assertThat(limitOf(open(few, "c", slow))).isEqualTo("maxPoolSize in MONGO_URL");
    }

    @Test
    void aListWithoutBoundNamesTheHeapIfTooMuchIsHeldInMemory() {
        readAhead.hold(ROOM);

        assertThat(limitOf(silent("a", Cost.UNBOUNDED))).isEqualTo("the heap of the process");
    }

    /** To raise one of the two alone would not help. */
    @ParameterizedTest
    @CsvSource({"LOW, 320, maxPoolSize in MONGO_URL", "HIGH, 256, ROLLCALL_LIMITS_SLOW_LISTS"})
    void aRefusalNamesTheSettingAndTheHeapIfBothAreMet(Cost cost, long heap, String setting) {
        Admission both = admission(heap * MIB);
        UserPage page = page(cost, Multi.createFrom().nothing());
        for (String caller : List.of("a", "b", "c", "d", "e")) {
            open(both, caller, page);
        }

        assertThat(limitOf(open(both, "f", page)))
                .isEqualTo(setting + " and the heap of the process");
    }

    /** The columns: kind of list, how many one caller has, how many are read at once, limit. */
    @ParameterizedTest
    @CsvSource({
        "LOW, 4, 5, maxPoolSize in MONGO_URL",
        "HIGH, 2, 5, ROLLCALL_LIMITS_SLOW_LISTS_OF_CALLER",
        "HIGH, 1, 2, maxPoolSize in MONGO_URL",
        "UNBOUNDED, 2, 5, ROLLCALL_LIMITS_UNBOUNDED_LISTS_OF_CALLER"
    })
    void aRefusalOfOneCallerNamesItsOwnLimit(Cost cost, int own, int listsAtOnce, String limit) {
        Admission bounded = admission(1_024 * MIB, listsAtOnce);
        UserPage page = page(cost, Multi.createFrom().nothing());
        for (int n = 0; n < own; n++) {
            open(bounded, "a", page);
        }

        assertThat(limitOf(open(bounded, "a", page))).isEqualTo(limit);
    }

    @Test
    void aRefusalOfARequestNamesTheRequestsOfTheCaller() {
        for (int n = 0; n < 6; n++) {
            find("a");
        }

        assertThat(limitOf(find("a"))).isEqualTo("ROLLCALL_LIMITS_REQUESTS_OF_CALLER");
        assertThat(limitOf(silent("a", Cost.LOW))).isEqualTo("ROLLCALL_LIMITS_REQUESTS_OF_CALLER");
    }

    private static String limitOf(UniAssertSubscriber<?> refused) {
        Throwable failure = refused.awaitFailure(PATIENCE).getFailure();
        return failure instanceof TooManyOfCaller own
                ? own.limit()
                : ((TooManyLists) failure).limit();
    }

    private static UnavailableReason reasonOf(UniAssertSubscriber<?> refused) {
        return ((StoreUnavailableException) refused.awaitFailure(PATIENCE).getFailure()).reason();
    }
}
