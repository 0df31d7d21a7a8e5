package dev.rollcall.workspace;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.caller.Permission;
import dev.rollcall.user.StoreUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final Set<String> PERMISSION_IDS =
            Arrays.stream(Permission.values())
                    .map(Permission::id)
                    .collect(Collectors.toUnmodifiableSet());

    private final WorkspaceStore store;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicReference<Cancellable> reading = new AtomicReference<>(() -> {});

    LiveWorkspace(WorkspaceStore store, RollcallConfiguration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    private record Reading(Workspace workspace, long nanoTime) {}

    void start(@Observes StartupEvent event) {
        reading.set(
                Uni.createFrom()
                        .deferred(this::read)
                        .onFailure()
                        .invoke(this::failed)
                        .onFailure()
                        .recoverWithNull()
                        .onItem()
                        .delayIt()
                        .by(configuration.rereadEvery())
                        .repeat()
                        .indefinitely()
                        .subscribe()
                        .with(ignored -> {}));
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
                .orElseThrow(
                        () ->
                                new StoreUnavailableException(
                                        "Permissions and settings are not known"));
    }

    /** Whether a current reading is there. */
    public boolean isKnown() {
        return last.get().filter(this::isFresh).isPresent();
    }

    private boolean isFresh(Reading candidate) {
        return System.nanoTime() - candidate.nanoTime() <= configuration.rightsMaxAge().toNanos();
    }

    private Uni<Workspace> read() {
        long begun = System.nanoTime();
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

    /** Told once, not at each try. */
    private void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warnf("Permissions and settings cannot be read: %s", failure.getClass().getName());
        }
    }

    private void keep(Reading newest) {
        last.set(Optional.of(newest));
        if (failing.compareAndSet(true, false)) {
            LOG.info("Permissions and settings are read again");
        }
    }
}
