package dev.rollcall.workspace;

import dev.rollcall.caller.Permission;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.workspace.Workspace.Roles;
import dev.rollcall.workspace.Workspace.Settings;
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
 * Reads permissions and settings again and again, and hands out the last reading as long as it is
 * fresh enough, so that stale rights are not served. A request that finds them too old triggers a
 * reading at once.
 */
@WorkspaceScoped
public class LiveWorkspace {

    private static final Logger LOG = Logger.getLogger(LiveWorkspace.class);
    private static final Set<String> PERMISSION_IDS =
            Arrays.stream(Permission.values())
                    .map(Permission::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final WorkspaceStore store;
    private final WorkspaceStore.Permissions permissions;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<UnavailableReason>> trouble =
            new AtomicReference<>(Optional.empty());
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final NextReading next = new NextReading();
    private final AtomicReference<Cancellable> reading = new AtomicReference<>(() -> {});

    LiveWorkspace(
            WorkspaceStore store,
            WorkspaceStore.Permissions permissions,
            RollcallConfiguration configuration) {
        this.store = store;
        this.permissions = permissions;
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
     * Reads once and pauses for the rest of the interval, which begins with the reading. After any
     * failure there is a next reading.
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

    /** Reads no more. Who waits for a reading learns that there will be none. */
    public void end() {
        reading.get().cancel();
        next.failed(unknown(), System.nanoTime());
    }

    /** The last reading of the workspace; empty if there is none, or if it is too old. */
    public Optional<Workspace> known() {
        return last.get()
                .filter(read -> age(read).compareTo(configuration.rightsMaxAge()) <= 0)
                .map(Reading::workspace);
    }

    /**
     * The last reading of the workspace.
     *
     * @throws StoreUnavailableException if there is none, or if it is too old
     */
    public Workspace current() {
        return known().orElseThrow(this::unknown);
    }

    /**
     * The last reading of the workspace, or a new one if that is too old. Fails at once while the
     * database is known to be unreachable, and otherwise after the time of one command.
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

    /** The context of the request, so that it does not continue on the thread of the reading. */
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

    /** The time since the last successful reading began; empty if there was none. */
    public Optional<Duration> age() {
        return last.get().map(LiveWorkspace::age);
    }

    private static Duration age(Reading read) {
        return Duration.ofNanos(System.nanoTime() - read.nanoTime());
    }

    /** Why the latest reading failed; empty if it succeeded. */
    public Optional<UnavailableReason> trouble() {
        return trouble.get();
    }

    private Uni<Workspace> read(long begun) {
        return Uni.combine()
                .all()
                .unis(
                        permissions.rolesByPermission(PERMISSION_IDS),
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

    /** Logs a failure once for each reason, not at each try. */
    private void failed(Throwable failure, long begun) {
        boolean unavailable = failure instanceof StoreUnavailableException;
        trouble.set(
                Optional.of(
                        unavailable
                                ? ((StoreUnavailableException) failure).reason()
                                : UnavailableReason.COMMAND_FAILED));
        String reason = unavailable ? failure.getMessage() : failure.getClass().getName();
        if (failures.add(reason)) {
            RequestName.none()
                    .during(() -> LOG.warnf("Permissions and settings cannot be read: %s", reason));
        }
        next.failed(unavailable ? failure : unknown(), begun);
    }

    private void keep(Reading newest) {
        last.set(Optional.of(newest));
        trouble.set(Optional.empty());
        if (!failures.isEmpty()) {
            failures.clear();
            RequestName.none().during(() -> LOG.info("Permissions and settings are read again"));
        }
        next.succeeded(newest.workspace());
    }
}
