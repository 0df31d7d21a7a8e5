package dev.rollcall.workspace;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.caller.Permission;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UnavailableReason;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Re-reads permissions and settings all the time, one reading after the other, and hands out the
 * last reading as long as it is fresh enough: stale rights are not served. A request that finds
 * them too old has them read at once.
 */
@WorkspaceScoped
public class LiveWorkspace {

    private static final Logger LOG = Logger.getLogger(LiveWorkspace.class);
    private static final Set<String> PERMISSION_IDS =
            Arrays.stream(Permission.values())
                    .map(Permission::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final WorkspaceStore store;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<UnavailableReason>> trouble =
            new AtomicReference<>(Optional.empty());
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final NextReading next = new NextReading();
    private final AtomicReference<Cancellable> reading = new AtomicReference<>(() -> {});

    LiveWorkspace(WorkspaceStore store, RollcallConfiguration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    private record Reading(Workspace workspace, long nanoTime) {}

    void start(@Observes StartupEvent event) {
        begin();
    }

    /** Begins to read. */
    public void begin() {
        reading.set(
                Uni.createFrom()
                        .deferred(this::readAndRest)
                        .repeat()
                        .indefinitely()
                        .subscribe()
                        .with(ignored -> {}));
    }

    /**
     * What a reading took is no rest: one that waited for the database is followed at once.
     * Whatever goes wrong in a reading, there is a next one.
     */
    private Uni<Workspace> readAndRest() {
        long begun = System.nanoTime();
        return Uni.createFrom()
                .deferred(() -> read(begun))
                .onFailure()
                .invoke(failure -> failed(failure, begun))
                .onFailure()
                .recoverWithNull()
                .call(() -> next.rest(configuration.rereadEvery(), begun));
    }

    void stop(@Observes ShutdownEvent event) {
        end();
    }

    /** Reads no more. */
    public void end() {
        reading.get().cancel();
    }

    /** The workspace as it was read last; empty if it was never read, or not for too long. */
    public Optional<Workspace> known() {
        return last.get()
                .filter(read -> age(read).compareTo(configuration.rightsMaxAge()) <= 0)
                .map(Reading::workspace);
    }

    /**
     * The workspace as it was read last.
     *
     * @throws StoreUnavailableException if it was never read, or not for too long
     */
    public Workspace current() {
        return known().orElseThrow(this::unknown);
    }

    /**
     * The workspace as it was read last, or, if that was too long ago, as it is read now. Fails at
     * once while the database is known to be away, and after the time of one command.
     */
    public Uni<Workspace> fresh() {
        return Uni.createFrom()
                .deferred(
                        () ->
                                known().map(workspace -> Uni.createFrom().item(workspace))
                                        .orElseGet(this::awaited));
    }

    private Uni<Workspace> awaited() {
        return store.untilLoss(next.reading())
                .ifNoItem()
                .after(configuration.limits().command())
                .failWith(this::unknown)
                .emitOn(askersOwn());
    }

    /** A request goes on where it came from, and not on the thread that reads for all. */
    private static Executor askersOwn() {
        return Optional.ofNullable(Vertx.currentContext())
                .<Executor>map(context -> task -> context.runOnContext(ignored -> task.run()))
                .orElse(Runnable::run);
    }

    private StoreUnavailableException unknown() {
        return new StoreUnavailableException(
                last.get().isPresent()
                        ? UnavailableReason.RIGHTS_TOO_OLD
                        : UnavailableReason.RIGHTS_UNKNOWN);
    }

    /** How long ago the last reading that succeeded was begun; empty if there was none. */
    public Optional<Duration> age() {
        return last.get().map(LiveWorkspace::age);
    }

    private static Duration age(Reading read) {
        return Duration.ofNanos(System.nanoTime() - read.nanoTime());
    }

    /** Why the newest reading failed; empty if it succeeded. */
    public Optional<UnavailableReason> trouble() {
        return trouble.get();
    }

    private Uni<Workspace> read(long begun) {
        return Uni.combine()
                .all()
                .unis(
                        store.rolesByPermission(PERMISSION_IDS),
                        store.settings(Settings.NAMES, Settings.DEFAULT_PREFERENCES))
                .with(
                        (roles, settings) ->
                                Workspace.of(
                                        new Roles(known(roles), configuration.guestsRestricted()),
                                        new Settings(settings)))
                .invoke(workspace -> keep(new Reading(workspace, begun)));
    }

    private static Map<Permission, Set<String>> known(Map<String, Set<String>> rolesByPermission) {
        Map<Permission, Set<String>> known = new EnumMap<>(Permission.class);
        rolesByPermission.forEach(
                (id, roles) ->
                        Permission.withId(id)
                                .ifPresent(permission -> known.put(permission, roles)));
        return known;
    }

    /** Logged once for each reason, not at each try. */
    private void failed(Throwable failure, long begun) {
        boolean unavailable = failure instanceof StoreUnavailableException;
        trouble.set(
                Optional.of(
                        unavailable
                                ? ((StoreUnavailableException) failure).reason()
                                : UnavailableReason.COMMAND_FAILED));
        String reason = unavailable ? failure.getMessage() : failure.getClass().getName();
        if (failures.add(reason)) {
            LOG.warnf("Permissions and settings cannot be read: %s", reason);
        }
        next.failed(unavailable ? failure : unknown(), begun);
    }

    private void keep(Reading newest) {
        last.set(Optional.of(newest));
        trouble.set(Optional.empty());
        if (!failures.isEmpty()) {
            failures.clear();
            LOG.info("Permissions and settings are read again");
        }
        next.succeeded(newest.workspace());
    }
}
