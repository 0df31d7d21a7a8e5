package dev.rollcall.workspace;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A workspace whose permissions and settings a test changes, and which a test can make fail. */
public final class FakeWorkspaceStore implements WorkspaceStore, WorkspaceStore.Permissions {

    final AtomicInteger readings = new AtomicInteger();
    volatile Map<String, Set<String>> roles;
    volatile Map<String, Object> settings;
    volatile boolean failing;
    volatile boolean throwing;
    volatile boolean silent;
    volatile boolean lost;
    volatile Set<String> askedPermissions = Set.of();
    volatile Set<String> askedSettings = Set.of();
    volatile String askedPrefix = "";

    public FakeWorkspaceStore(Map<String, Set<String>> roles, Map<String, Object> settings) {
        this.roles = roles;
        this.settings = settings;
    }

    /** A workspace that has been read, and is not read again. */
    public LiveWorkspace read() {
        LiveWorkspace workspace = started(StandInConfiguration.SHORT);
        workspace.stop(null);
        return workspace;
    }

    /** A workspace that is read all the time. */
    public LiveWorkspace live() {
        return started(StandInConfiguration.SHORT);
    }

    /** Other settings from the next reading on. */
    public void change(Map<String, Object> newSettings) {
        settings = newSettings;
    }

    /** A workspace that was never read. */
    public LiveWorkspace unread() {
        return new LiveWorkspace(this, this, StandInConfiguration.SHORT);
    }

    LiveWorkspace started(StandInConfiguration configuration) {
        LiveWorkspace workspace = new LiveWorkspace(this, this, configuration);
        workspace.start(null);
        Eventually.holds(() -> workspace.known().isPresent());
        return workspace;
    }

    @Override
    public Uni<Map<String, Set<String>>> rolesByPermission(Set<String> permissionIds) {
        readings.incrementAndGet();
        askedPermissions = permissionIds;
        if (throwing) {
            throw new IllegalStateException("thrown, not failed");
        }
        if (silent) {
            return Uni.createFrom().nothing();
        }
        return failing
                ? Uni.createFrom()
                        .failure(new StoreUnavailableException(UnavailableReason.NO_ANSWER))
                : Uni.createFrom().item(roles);
    }

    @Override
    public Uni<Map<String, Object>> settings(Set<String> names, String prefix) {
        askedSettings = names;
        askedPrefix = prefix;
        return Uni.createFrom().item(settings);
    }

    @Override
    public <T> Uni<T> untilLoss(Uni<T> awaited) {
        return lost
                ? Uni.createFrom().failure(new StoreUnavailableException(UnavailableReason.LOST))
                : awaited;
    }
}
