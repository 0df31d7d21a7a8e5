package dev.rollcall.mongo.health;

import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.mongo.WorkspaceDatabase;
import dev.rollcall.mongo.connection.Commands;
import dev.rollcall.mongo.user.CallerRepository;
import dev.rollcall.mongo.user.SubscriptionRepository;
import dev.rollcall.mongo.user.UserRepository;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * Knows which of the needed indexes the workspace has, and logs missing ones. It looks at the start
 * and each minute, except in the demo and the stub, whose server is too small to need indexes.
 */
@WorkspaceScoped
public class IndexReport {

    private static final Logger LOG = Logger.getLogger(IndexReport.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final Map<String, ReactiveMongoCollection<?>> collections;
    private final Commands commands;
    private final boolean wanted;
    private final MeterRegistry metrics;
    private final AtomicReference<Optional<List<NeededIndex>>> missing =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Cancellable> looking = new AtomicReference<>(() -> {});

    IndexReport(
            UserRepository users,
            SubscriptionRepository subscriptions,
            CallerRepository callers,
            Commands commands,
            WorkspaceDatabase database,
            ServedWorkspace workspace,
            MeterRegistry metrics) {
        this.metrics = metrics;
        this.collections =
                Map.of(
                        "users", database.own(users.mongoCollection()),
                        "rocketchat_subscription", database.own(subscriptions.mongoCollection()),
                        "rocketchat_oauth_access_tokens", database.own(callers.mongoCollection()));
        this.commands = commands;
        this.wanted = !workspace.invented();
    }

    void start(@Observes StartupEvent event) {
        NeededIndexes.all().forEach(this::measure);
        if (wanted) {
            looking.set(
                    Uni.createFrom()
                            .deferred(this::look)
                            .onFailure()
                            .recoverWithNull()
                            .onItem()
                            .delayIt()
                            .by(AGAIN_AFTER)
                            .repeat()
                            .indefinitely()
                            .subscribe()
                            .with(ignored -> {}));
        }
    }

    /** One series for each index, so that an alert names the one that is missing. */
    private void measure(NeededIndex index) {
        Gauge.builder("rollcall.missing.index", this, report -> report.lack(index))
                .description("1 if the index is missing, 0 if it is there")
                .tag("collection", index.collection())
                .tag("index", index.name())
                .register(metrics);
    }

    private double lack(NeededIndex index) {
        return missing.get().map(lacking -> lacking.contains(index) ? 1.0 : 0.0).orElse(Double.NaN);
    }

    void stop(@Observes ShutdownEvent event) {
        looking.get().cancel();
    }

    /** The missing indexes; empty if they are unknown. */
    Optional<List<NeededIndex>> missing() {
        return missing.get();
    }

    /** The keys of this index of users, if it is known to exist. */
    public Optional<Document> keys(String name) {
        return missing.get()
                .flatMap(
                        lacking ->
                                NeededIndexes.all().stream()
                                        .filter(index -> !lacking.contains(index))
                                        .filter(
                                                index ->
                                                        index.collection()
                                                                .equals(NeededIndexes.USERS))
                                        .filter(index -> index.name().equals(name))
                                        .map(NeededIndex::keys)
                                        .findFirst());
    }

    private Uni<List<NeededIndex>> look() {
        List<Uni<Map.Entry<String, List<Document>>>> all =
                collections.entrySet().stream()
                        .map(
                                collection ->
                                        commands.guarded(
                                                collection
                                                        .getValue()
                                                        .listIndexes()
                                                        .collect()
                                                        .asList()
                                                        .map(
                                                                found ->
                                                                        Map.entry(
                                                                                collection.getKey(),
                                                                                found))))
                        .toList();
        return Uni.join().all(all).andFailFast().map(IndexReport::lacking).invoke(this::keep);
    }

    private static List<NeededIndex> lacking(List<Map.Entry<String, List<Document>>> found) {
        Map<String, List<Document>> stored = new LinkedHashMap<>();
        found.forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        return NeededIndexes.all().stream()
                .filter(
                        index ->
                                stored.getOrDefault(index.collection(), List.of()).stream()
                                        .noneMatch(index::isServedBy))
                .toList();
    }

    private void keep(List<NeededIndex> newest) {
        Optional<List<NeededIndex>> before = missing.getAndSet(Optional.of(newest));
        if (!before.equals(Optional.of(newest))) {
            newest.forEach(IndexReport::warn);
        }
    }

    private static void warn(NeededIndex index) {
        LOG.warnf(
                "The index %s of %s is missing, so this is slow: %s. %s",
                index.name(),
                index.collection(),
                index.reason(),
                index.ours() ? "The mode `indexes` makes it." : "Rocket.Chat itself makes it.");
    }
}
