package dev.rollcall.stub.workspace;

import com.mongodb.client.MongoDatabase;
import dev.rollcall.rest.Entrance;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceContext;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.workspace.LiveWorkspace;
import io.quarkus.arc.Unremovable;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Makes workspaces, each with a database and objects of its own, and keeps them as long as they are
 * used. Methods that make or end one block; finding one does not.
 */
public final class StubWorkspaces {

    private static final Duration UNTIL_READ = Duration.ofSeconds(30);

    private final Function<String, MongoDatabase> databases;
    private final int most;
    private final Duration forgetAfter;
    private final Map<String, StubWorkspace> byId = new LinkedHashMap<>();
    private final Journals journals = new Journals();
    private final RightsReadings readings = new RightsReadings();
    private final AtomicLong made = new AtomicLong();
    private final WorkspacePlaces places;

    /**
     * @param databases the database of a name, to be filled and dropped
     * @param most how many workspaces there may be at once
     * @param forgetAfter how long one is kept without a request
     */
    public StubWorkspaces(
            Function<String, MongoDatabase> databases, int most, Duration forgetAfter) {
        this.databases = databases;
        this.most = most;
        this.forgetAfter = forgetAfter;
        this.places = new WorkspacePlaces(most, Runtime.getRuntime().maxMemory());
    }

    public int most() {
        return most;
    }

    public Duration forgetAfter() {
        return forgetAfter;
    }

    /** Whether there are as many as there may be, however small they are. */
    public boolean areAsManyAsThereMayBe() {
        return places.areAllTaken();
    }

    /** Makes a workspace; empty if there are too many, or if they would hold too much memory. */
    public Optional<StubWorkspace> make(StubWorkspace.Order order) {
        String id = newId();
        if (!places.take(id, order.contents().states().bytes())) {
            return Optional.empty();
        }
        boolean kept = false;
        try {
            StubWorkspace workspace = started(id, order);
            keep(workspace);
            kept = true;
            return Optional.of(workspace);
        } finally {
            if (!kept) {
                places.leave(id);
            }
        }
    }

    /**
     * Makes the workspace anew as it was ordered; empty if there is none of this id. Of several
     * resets at once one makes it anew, and the others wait for that.
     */
    public Optional<StubWorkspace> reset(String id) {
        Optional<StubWorkspace> old = find(id);
        old.ifPresent(this::reset);
        return find(id);
    }

    private void reset(StubWorkspace old) {
        synchronized (old.resetting()) {
            if (find(old.id()).filter(old::equals).isEmpty()) {
                return;
            }
            StubWorkspace fresh = started(old.id(), old.order());
            (replace(old, fresh) ? old : fresh).end();
        }
    }

    /** Ends the workspace; false if there is none of this id. */
    public boolean drop(String id) {
        Optional<StubWorkspace> dropped = taken(id);
        dropped.ifPresent(StubWorkspace::end);
        return dropped.isPresent();
    }

    /** Ends the workspaces that nobody uses any more. */
    public void forgetUnused() {
        all().stream()
                .filter(workspace -> workspace.isUnusedFor(forgetAfter.toNanos()))
                .forEach(workspace -> drop(workspace.id()));
    }

    /** Reads the rights of no workspace any more, since the process ends. */
    public void stop() {
        readings.stop();
    }

    public synchronized Optional<StubWorkspace> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Collection<StubWorkspace> all() {
        return List.copyOf(byId.values());
    }

    private synchronized void keep(StubWorkspace workspace) {
        byId.put(workspace.id(), workspace);
    }

    private synchronized boolean replace(StubWorkspace old, StubWorkspace fresh) {
        return byId.replace(old.id(), old, fresh);
    }

    private synchronized Optional<StubWorkspace> taken(String id) {
        Optional<StubWorkspace> known = Optional.ofNullable(byId.remove(id));
        known.ifPresent(workspace -> places.leave(id));
        return known;
    }

    private static String newId() {
        return String.format("%012x", ThreadLocalRandom.current().nextLong(1L << 48));
    }

    /**
     * Makes the workspace, and waits until its rights are known, so that it answers its first
     * request.
     */
    private StubWorkspace started(String id, StubWorkspace.Order order) {
        String name = "workspace_" + made.incrementAndGet();
        MongoDatabase database = databases.apply(name);
        boolean reachable = order.contents().states().databaseUp();
        order.contents().states().seed(database);
        WorkspaceContext.Made<StubEntrance> objects =
                WorkspaceContext.ofThisProcess()
                        .make(
                                new ServedWorkspace(
                                        Optional.of(name), order.dialect(), reachable, true),
                                StubEntrance.class);
        LiveWorkspace rights = objects.entry().rights();
        readings.begin(rights);
        Journal journal = journals.open();
        StubWorkspace workspace =
                new StubWorkspace(
                        id,
                        order,
                        journal,
                        new StubWorkspace.Started(
                                objects.entry().entrance(),
                                () -> {
                                    journals.close(journal);
                                    readings.end(rights);
                                    objects.end().run();
                                    database.drop();
                                }));
        try {
            if (reachable) {
                rights.fresh().await().atMost(UNTIL_READ);
            }
        } catch (RuntimeException unread) {
            workspace.end();
            throw unread;
        }
        return workspace;
    }

    /** The objects of one workspace that the stub itself holds; these hold all the others. */
    @WorkspaceScoped
    @Unremovable
    record StubEntrance(Entrance entrance, LiveWorkspace rights) {}
}
