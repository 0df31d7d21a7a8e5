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

    private static final String HEAP = "the heap of the process";
    private static final String CONNECTIONS = "maxPoolSize in MONGO_URL";

    private final ReadAhead readAhead;
    private final int listsInHeap;
    private final String limitOfSlowLists;
    private final Places requests;
    private final Places users;
    private final Places rooms;
    private final Places pages;
    private final Places slow;
    private final Places whole;

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
        measure(metrics, "unbounded", whole, () -> limits.unboundedLists());
        measure(metrics, "slow", slow, this::slowLists);
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
        this.limitOfSlowLists =
                listsAtOnce < limits.slowLists() ? CONNECTIONS : "ROLLCALL_LIMITS_SLOW_LISTS";
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
                new Places(
                        PlaceRules.inTurn(
                                        listsAtOnce,
                                        share(listsAtOnce, listsAtOnce),
                                        MOST_WAITING,
                                        limits.command())
                                .untilDone(),
                        this::mayBegin);
        this.slow =
                new Places(
                        PlaceRules.inTurn(
                                        slowLists,
                                        share(limits.slowListsOfCaller(), slowLists),
                                        MOST_WAITING,
                                        limits.command())
                                .untilDone(),
                        this::mayBegin);
        this.whole =
                new Places(
                        PlaceRules.withoutWaiting(
                                limits.unboundedLists(),
                                share(limits.unboundedListsOfCaller(), limits.unboundedLists())));
        readAhead.whenRoom(
                () -> {
                    pages.reconsider();
                    slow.reconsider();
                });
    }

    private boolean mayBegin(int running) {
        return readAhead.hasRoom() && running < listsInHeap;
    }

    /**
     * How many slow lists may begin at once: as many as the setting, connections and heap allow.
     */
    int slowLists() {
        return Math.min(slow.rules().all(), listsInHeap);
    }

    /** One of several places is always left to the others. */
    private static int share(int wanted, int all) {
        return Math.max(1, Math.min(wanted, all - 1));
    }

    /**
     * Does the work, unless the caller has too many requests running.
     *
     * @param withRooms whether it reads the rooms of a user; there can be ten thousand, so few
     *     requests read rooms at once. All of them wait while users are large.
     */
    public <T> Uni<T> forOne(Session session, boolean withRooms, Supplier<Uni<T>> work) {
        String caller = session.caller().id();
        Supplier<Uni<T>> read = () -> users.during(caller, work);
        return requests.during(caller, withRooms ? () -> rooms.during(caller, read) : read)
                .onFailure(NoPlaceException.class)
                .transform(Admission::refusalOfOne);
    }

    private static RequestFailure refusalOfOne(NoPlaceException full) {
        return full.isOwn()
                ? new RequestFailure.TooManyOfCaller()
                : new RequestFailure.TooManyUntaken();
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
            case LOW -> opened(caller, pages, CONNECTIONS, open);
            case HIGH -> opened(caller, slow, limitOfSlowLists, open);
            case UNBOUNDED -> openedWhole(caller, open);
        };
    }

    /**
     * Keeps the place for slow lists until the first rows have come, and the caller's until the
     * list has ended.
     */
    private Uni<UserListBody> opened(
            String caller,
            Places places,
            String setting,
            Function<Runnable, Uni<UserListBody>> open) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Runnable release = taken(requests, caller, "");
                            return places.during(caller, () -> open.apply(release))
                                    .onFailure()
                                    .invoke(release::run)
                                    .onCancellation()
                                    .invoke(release::run);
                        })
                .onFailure(NoPlaceException.class)
                .transform(full -> refusal(full, limitOf(places, setting)));
    }

    /**
     * The limit that a refused list has met. It is the heap if that allows fewer lists than the
     * setting.
     */
    private String limitOf(Places places, String setting) {
        return readAhead.hasRoom() && listsInHeap >= places.rules().all() ? setting : HEAP;
    }

    private Uni<UserListBody> openedWhole(
            String caller, Function<Runnable, Uni<UserListBody>> open) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            String setting = "ROLLCALL_LIMITS_UNBOUNDED_LISTS";
                            if (!readAhead.hasRoom()) {
                                throw new RequestFailure.TooManyLists(HEAP);
                            }
                            Runnable own = taken(requests, caller, "");
                            Runnable place = takenOr(own, whole, caller, setting);
                            Runnable release =
                                    () -> {
                                        place.run();
                                        own.run();
                                    };
                            return untilDone(
                                    Uni.createFrom()
                                            .deferred(() -> open.apply(release))
                                            .onFailure()
                                            .invoke(release::run));
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

    private static Runnable taken(Places places, String caller, String setting) {
        try {
            return places.take(caller);
        } catch (NoPlaceException full) {
            throw refusal(full, setting);
        }
    }

    /** Takes a second place, or releases the first one if there is none. */
    private static Runnable takenOr(
            Runnable otherwise, Places places, String caller, String setting) {
        try {
            return taken(places, caller, setting);
        } catch (RequestFailure full) {
            otherwise.run();
            throw full;
        }
    }

    private static RequestFailure refusal(NoPlaceException full, String setting) {
        return full.isOwn()
                ? new RequestFailure.TooManyOfCaller()
                : new RequestFailure.TooManyLists(setting);
    }
}
