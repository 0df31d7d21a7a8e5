package dev.rollcall.rest.list;

import dev.rollcall.admission.NoPlaceException;
import dev.rollcall.admission.PlaceRules;
import dev.rollcall.admission.Places;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.directory.UserPage;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.setting.RollcallConfiguration.Limits;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.UserStore.LookUpCapacity;
import dev.rollcall.user.UserStore.UserLists.ListCapacity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps one caller from starving the others, and lists from starving the database: it lets a
 * request begin, wait for a place, or fail. Made at the start, so that its metrics are there before
 * the first list.
 */
@WorkspaceScoped
public class Admission {

    private static final int MOST_WAITING = 1_000;

    private static final String CONNECTIONS = "maxPoolSize in MONGO_URL";

    private final ReadAhead readAhead;
    private final int listsInHeap;
    private final Places requests;
    private final Places users;
    private final Places rooms;
    private final ListPlaces pages;
    private final ListPlaces slow;
    private final ListPlaces whole;
    private final ListPlaces beginningWhole;

    @Inject
    Admission(
            RollcallConfiguration configuration,
            ListCapacity capacity,
            LookUpCapacity lookUps,
            ReadAhead readAhead,
            MeterRegistry metrics) {
        this(
                configuration.limits(),
                capacity.lists(),
                new ListsInHeap(Runtime.getRuntime().maxMemory()),
                lookUps,
                readAhead);
        Limits limits = configuration.limits();
        measure(metrics, "unbounded", whole.places(), () -> limits.unboundedLists());
        measure(metrics, "slow", slow.places(), this::slowLists);
    }

    /** Makes the object, and with it the metrics, before the first list. */
    void start(@Observes StartupEvent event) {
        // The constructor has done the work.
    }

    private static void measure(
            MeterRegistry metrics, String kind, Places places, Supplier<Number> limit) {
        Gauge.builder("rollcall.list.places", places, Places::numberTaken)
                .description("Places of lists that are taken")
                .tag("kind", kind)
                .register(metrics);
        Gauge.builder("rollcall.list.places.limit", limit)
                .description("Places of lists that there are")
                .tag("kind", kind)
                .register(metrics);
    }

    Admission(
            Limits limits,
            int listsAtOnce,
            ListsInHeap inHeap,
            LookUpCapacity lookUps,
            ReadAhead readAhead) {
        int slowLists = Math.min(limits.slowLists(), listsAtOnce);
        this.readAhead = readAhead;
        this.listsInHeap = inHeap.number();
        this.requests =
                new Places(PlaceRules.withoutWaiting(Integer.MAX_VALUE, limits.requestsOfCaller()));
        this.users =
                new Places(
                        PlaceRules.inTurn(
                                        Integer.MAX_VALUE,
                                        Integer.MAX_VALUE,
                                        MOST_WAITING,
                                        limits.command())
                                .untilDone(),
                        lookUps::mayReadUser);
        this.rooms =
                new Places(
                        PlaceRules.inTurn(
                                        inHeap.numberOfRooms(),
                                        share(inHeap.numberOfRooms(), inHeap.numberOfRooms()),
                                        MOST_WAITING,
                                        limits.command())
                                .untilDone(),
                        lookUps::mayReadRooms);
        this.pages =
                new ListPlaces(
                        waitingPlaces(limits, listsAtOnce, share(listsAtOnce, listsAtOnce)),
                        CONNECTIONS,
                        CONNECTIONS);
        String allSlow =
                listsAtOnce < limits.slowLists() ? CONNECTIONS : "ROLLCALL_LIMITS_SLOW_LISTS";
        int slowOfCaller = share(limits.slowListsOfCaller(), slowLists);
        this.slow =
                new ListPlaces(
                        waitingPlaces(limits, slowLists, slowOfCaller),
                        allSlow,
                        slowOfCaller < limits.slowListsOfCaller()
                                ? allSlow
                                : "ROLLCALL_LIMITS_SLOW_LISTS_OF_CALLER");
        String allWhole = "ROLLCALL_LIMITS_UNBOUNDED_LISTS";
        int wholeOfCaller = share(limits.unboundedListsOfCaller(), limits.unboundedLists());
        this.whole =
                new ListPlaces(
                        new Places(
                                PlaceRules.withoutWaiting(limits.unboundedLists(), wholeOfCaller)),
                        allWhole,
                        wholeOfCaller < limits.unboundedListsOfCaller()
                                ? allWhole
                                : "ROLLCALL_LIMITS_UNBOUNDED_LISTS_OF_CALLER");
        this.beginningWhole =
                new ListPlaces(
                        waitingPlaces(limits, limits.unboundedLists(), wholeOfCaller),
                        allWhole,
                        allWhole);
        readAhead.whenRoom(
                () -> {
                    pages.places().reconsider();
                    slow.places().reconsider();
                    beginningWhole.places().reconsider();
                });
    }

    /** Places that a list keeps until its first rows have come. */
    private Places waitingPlaces(Limits limits, int all, int each) {
        return new Places(
                PlaceRules.inTurn(all, each, MOST_WAITING, limits.command()).untilDone(),
                this::mayBegin);
    }

    private boolean mayBegin(int running) {
        return readAhead.hasRoom() && running < listsInHeap;
    }

    /**
     * How many slow lists may begin at once: as many as the setting, connections and heap allow.
     */
    int slowLists() {
        return Math.min(slow.places().rules().all(), listsInHeap);
    }

    /** One of several places is always left to the others. */
    private static int share(int wanted, int all) {
        return Math.max(1, Math.min(wanted, all - 1));
    }

    /**
     * Does the work, unless the caller has too many requests running.
     *
     * @param withRooms whether it reads the rooms of a user; there can be ten thousand, so few
     *     requests read rooms at once. All of them wait while users are large, but one whose record
     *     was read with its login reads nothing more.
     */
    public <T> Uni<T> forOne(Session session, boolean withRooms, Supplier<Uni<T>> work) {
        String caller = session.caller().id();
        Supplier<Uni<T>> read =
                session.own().isPresent()
                        ? work
                        : () -> inMemory(users, UnavailableReason.TOO_MANY_USERS, caller, work);
        Supplier<Uni<T>> all =
                withRooms
                        ? () -> inMemory(rooms, UnavailableReason.TOO_MANY_ROOMS, caller, read)
                        : read;
        return requests.during(caller, all)
                .onFailure(NoPlaceException.class)
                .transform(full -> tooManyRequests());
    }

    private static RequestFailure tooManyRequests() {
        return new RequestFailure.TooManyOfCaller("ROLLCALL_LIMITS_REQUESTS_OF_CALLER");
    }

    private static <T> Uni<T> inMemory(
            Places places, UnavailableReason full, String caller, Supplier<Uni<T>> work) {
        return places.during(caller, work)
                .onFailure(NoPlaceException.class)
                .transform(
                        none ->
                                none.isOwn()
                                        ? new RequestFailure.TooManyOfCaller(RequestFailure.HEAP)
                                        : new StoreUnavailableException(full));
    }

    /**
     * Opens a list as soon as it may begin. It opens even if it was given up in the meantime, and
     * has to be closed then; see {@link ListOpening}.
     *
     * @param open begins to read; its argument has to be called when the list has ended
     */
    public Uni<UserListBody> forList(
            Session session, UserPage page, Function<Runnable, Uni<UserListBody>> open) {
        String caller = session.caller().id();
        return switch (page.cost()) {
            case LOW -> opened(caller, pages, open);
            case HIGH -> opened(caller, slow, open);
            case UNBOUNDED -> openedWhole(caller, open);
        };
    }

    /**
     * Keeps the place for slow lists until the first rows have come, and the caller's until the
     * list has ended.
     */
    private Uni<UserListBody> opened(
            String caller, ListPlaces kind, Function<Runnable, Uni<UserListBody>> open) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Runnable release = requestOf(caller);
                            return kind.places()
                                    .during(caller, () -> open.apply(release))
                                    .onFailure()
                                    .invoke(release::run)
                                    .onCancellation()
                                    .invoke(release::run);
                        })
                .onFailure(NoPlaceException.class)
                .transform(kind::refusal);
    }

    private Uni<UserListBody> openedWhole(
            String caller, Function<Runnable, Uni<UserListBody>> open) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            if (!readAhead.hasRoom()) {
                                throw new RequestFailure.TooManyLists(RequestFailure.HEAP);
                            }
                            Runnable own = requestOf(caller);
                            Runnable place = wholeOr(own, caller);
                            Runnable release =
                                    () -> {
                                        place.run();
                                        own.run();
                                    };
                            return untilDone(
                                    beginningWhole
                                            .places()
                                            .during(caller, () -> open.apply(release))
                                            .onFailure()
                                            .invoke(release::run)
                                            .onFailure(NoPlaceException.class)
                                            .transform(beginningWhole::refusal));
                        });
    }

    /**
     * The same work, which goes on if it is given up. The database does so, too, and the places are
     * kept until then.
     */
    private static <T> Uni<T> untilDone(Uni<T> work) {
        return Uni.createFrom()
                .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
    }

    private Runnable requestOf(String caller) {
        try {
            return requests.take(caller);
        } catch (NoPlaceException full) {
            throw tooManyRequests();
        }
    }

    /** Takes a place of whole lists, or releases the first place if there is none. */
    private Runnable wholeOr(Runnable otherwise, String caller) {
        try {
            return whole.places().take(caller);
        } catch (NoPlaceException full) {
            otherwise.run();
            throw whole.refusal(full);
        }
    }
}
