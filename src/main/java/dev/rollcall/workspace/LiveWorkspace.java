package dev.rollcall.workspace;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.caller.Permission;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UnavailableReason;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Re-reads permissions and settings all the time, one reading after the other, and hands out the
 * last reading as long as it is fresh enough: stale rights are not served.
 */
@ApplicationScoped
public class LiveWorkspace {

    private static final Logger LOG = Logger.getLogger(LiveWorkspace.class);
    private static final Duration SHORTEST_REST = Duration.ofMillis(1);
    private static final Set<String> PERMISSION_IDS =
            Arrays.stream(Permission.values())
                    .map(Permission::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final WorkspaceStore store;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Cancellable> reading = new AtomicReference<>(() -> {});

    LiveWorkspace(WorkspaceStore store, RollcallConfiguration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    private record Reading(Workspace workspace, long nanoTime) {}

    void start(@Observes StartupEvent event) {
        reading.set(
                Uni.createFrom()
                        .deferred(this::readAndRest)
                        .repeat()
                        .indefinitely()
                        .subscribe()
                        .with(ignored -> {}));
    }

    /** What a reading took is no rest: one that waited for the database is followed at once. */
    private Uni<Workspace> readAndRest() {
        long begun = System.nanoTime();
        return read(begun)
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(restOf(begun)));
    }

    private Duration restOf(long begun) {
        Duration rest = configuration.rereadEvery().minusNanos(System.nanoTime() - begun);
        return rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
    }

    void stop(@Observes ShutdownEvent event) {
        reading.get().cancel();
    }

    /**
     * The workspace as it was read last.
     *
     * @throws StoreUnavailableException if it was never read, or not for too long
     */
    public Workspace current() {
        return last.get()
                .filter(this::isFresh)
                .map(Reading::workspace)
                .orElseThrow(() -> new StoreUnavailableException(unknown()));
    }

    private UnavailableReason unknown() {
        return last.get().isPresent()
                ? UnavailableReason.RIGHTS_TOO_OLD
                : UnavailableReason.RIGHTS_UNKNOWN;
    }

    /** Whether a current reading is there. */
    public boolean isKnown() {
        return last.get().filter(this::isFresh).isPresent();
    }

    private boolean isFresh(Reading candidate) {
        return System.nanoTime() - candidate.nanoTime() <= configuration.rightsMaxAge().toNanos();
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

    /** Told once for each reason, not at each try. */
    private void failed(Throwable failure) {
        String reason =
                failure instanceof StoreUnavailableException
                        ? failure.getMessage()
                        : failure.getClass().getName();
        if (failures.add(reason)) {
            LOG.warnf("Permissions and settings cannot be read: %s", reason);
        }
    }

    private void keep(Reading newest) {
        last.set(Optional.of(newest));
        if (!failures.isEmpty()) {
            failures.clear();
            LOG.info("Permissions and settings are read again");
        }
    }
}
