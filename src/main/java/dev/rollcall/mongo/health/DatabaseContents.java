package dev.rollcall.mongo.health;

import com.mongodb.client.model.EstimatedDocumentCountOptions;
import dev.rollcall.address.EmptyDatabase;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.user.UserRepository;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Notices a database without users. Everything else looks healthy then, although each request gets
 * 401; nearly always the name of the database is wrong. Logs once at the start which database is
 * served, and a warning each time that its users are gone.
 */
@WorkspaceScoped
class DatabaseContents {

    private static final Logger LOG = Logger.getLogger(DatabaseContents.class);
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(1);
    private static final Duration ONCE_KNOWN = Duration.ofMinutes(1);

    /** A server may have thousands of databases; an operator reads a few names. */
    private static final int DATABASES = 100;

    private final ReactiveMongoClient client;
    private final UserRepository users;
    private final WorkspaceDatabase database;
    private final Commands commands;
    private final ServedWorkspace workspace;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Long>> count = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> concern =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Cancellable> looking = new AtomicReference<>(() -> {});

    DatabaseContents(
            ReactiveMongoClient client,
            UserRepository users,
            WorkspaceDatabase database,
            Commands commands,
            ServedWorkspace workspace,
            RollcallConfiguration configuration) {
        this.client = client;
        this.users = users;
        this.database = database;
        this.commands = commands;
        this.workspace = workspace;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent event) {
        looking.set(
                Uni.createFrom()
                        .deferred(this::look)
                        .onFailure()
                        .recoverWithNull()
                        .onItem()
                        .transformToUni(
                                ignored ->
                                        Uni.createFrom().voidItem().onItem().delayIt().by(pause()))
                        .repeat()
                        .indefinitely()
                        .subscribe()
                        .with(ignored -> {}));
    }

    void stop(@Observes ShutdownEvent event) {
        looking.get().cancel();
    }

    /**
     * The report on a database without users; empty if it has users, or if that is not known yet.
     */
    Optional<String> concern() {
        return concern.get();
    }

    private Duration pause() {
        return count.get().isEmpty() ? UNTIL_KNOWN : ONCE_KNOWN;
    }

    private Uni<Void> look() {
        return counted()
                .flatMap(found -> found > 0 || workspace.invented() ? kept(found) : keptEmpty());
    }

    /**
     * The server's own count costs nothing. Some servers do not keep it and return 0, so a 0 is
     * verified.
     */
    private Uni<Long> counted() {
        EstimatedDocumentCountOptions limited =
                new EstimatedDocumentCountOptions()
                        .maxTime(
                                configuration.limits().command().toMillis(), TimeUnit.MILLISECONDS);
        return commands.patient(
                        database.own(users.mongoCollection()).estimatedDocumentCount(limited))
                .flatMap(
                        kept ->
                                kept > 0
                                        ? Uni.createFrom().item(kept)
                                        : commands.patient(
                                                database.own(users.mongoCollection())
                                                        .countDocuments(
                                                                new Document(), commands.count())));
    }

    private Uni<Void> kept(long found) {
        concern.set(Optional.empty());
        if (count.getAndSet(Optional.of(found))
                .filter(before -> before > 0 || found == 0)
                .isEmpty()) {
            LOG.infof(
                    "Serves the database %s in the dialect %s: %d users.",
                    database.name(), workspace.dialect(), found);
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> keptEmpty() {
        if (concern.get().isPresent()) {
            return Uni.createFrom().voidItem();
        }
        return workspaces()
                .map(names -> EmptyDatabase.sentence("MONGO_URL", database.name(), names))
                .invoke(
                        sentence -> {
                            count.set(Optional.of(0L));
                            concern.set(Optional.of(sentence));
                            LOG.warnf(
                                    "Serves the database %s in the dialect %s: 0 users. %s",
                                    database.name(), workspace.dialect(), sentence);
                        })
                .replaceWithVoid();
    }

    /** The databases that look like workspaces; none if the user may not list databases. */
    private Uni<List<String>> workspaces() {
        return commands.patient(client.listDatabaseNames().collect().asList())
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .select()
                .first(DATABASES)
                .select()
                .when(this::looksLikeAWorkspace)
                .collect()
                .asList()
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<Boolean> looksLikeAWorkspace(String name) {
        return commands.patient(client.getDatabase(name).listCollectionNames().collect().asList())
                .map(names -> new HashSet<>(names).containsAll(EmptyDatabase.OF_A_WORKSPACE))
                .onFailure()
                .recoverWithItem(false);
    }
}
