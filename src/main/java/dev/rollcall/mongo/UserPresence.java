package dev.rollcall.mongo;

import dev.rollcall.RollcallConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;

/**
 * Knows whether the database has any users. One without users is read without a failure, and each
 * request is a 401: most likely {@code MONGO_URL} names another database than the workspace's.
 */
@ApplicationScoped
class UserPresence {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration SOONER = Duration.ofSeconds(5);

    private final UserRepository users;
    private final Commands commands;
    private final boolean wanted;
    private final AtomicReference<Optional<Boolean>> found =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Cancellable> looking = new AtomicReference<>(() -> {});

    UserPresence(UserRepository users, Commands commands, RollcallConfiguration configuration) {
        this.users = users;
        this.commands = commands;
        this.wanted = configuration.mongoUrl().isPresent();
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            looking.set(
                    Uni.createFrom()
                            .deferred(this::look)
                            .onFailure()
                            .recoverWithItem(false)
                            .onItem()
                            .delayIt()
                            .until(there -> rest(there ? AGAIN_AFTER : SOONER))
                            .repeat()
                            .indefinitely()
                            .subscribe()
                            .with(ignored -> {}));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        looking.get().cancel();
    }

    /** Whether there were users when they were last looked for; empty if that is not known. */
    Optional<Boolean> found() {
        return found.get();
    }

    private Uni<Boolean> look() {
        return commands.guarded(
                        users.mongoCollection()
                                .find(
                                        commands.find()
                                                .projection(new Document("_id", 1))
                                                .limit(1)
                                                .comment("rollcall: are there users"))
                                .toUni())
                .map(user -> user != null)
                .invoke(there -> found.set(Optional.of(there)));
    }

    private static Uni<Void> rest(Duration rest) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(rest);
    }
}
