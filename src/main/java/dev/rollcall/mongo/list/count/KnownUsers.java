package dev.rollcall.mongo.list.count;

import dev.rollcall.mongo.list.count.FigureAge.LearningBudget;
import dev.rollcall.mongo.list.count.UserCounts.UserCount;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps the figures about all users, so that no page has to read all of them. They are computed at
 * the start, and renewed when a page finds them due.
 */
@WorkspaceScoped
public class KnownUsers {

    private static final Logger LOG = Logger.getLogger(KnownUsers.class);

    private final Optional<Duration> configuredAge;
    private final Duration patience;
    private final UsernameWalk walk;
    private final NamelessSearch search;
    private final LearnedFigure<Known> all;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    public KnownUsers(
            ListCommands users, RollcallConfiguration configuration, MeterRegistry metrics) {
        this(
                users,
                configuration.totalMaxAge(),
                configuration.limits().command(),
                System::nanoTime);
        TimeGauge.builder("rollcall.total.age", this, TimeUnit.SECONDS, KnownUsers::ageInSeconds)
                .description("How old the total of a list without a filter is")
                .register(metrics);
        TimeGauge.builder("rollcall.total.cost", this, TimeUnit.SECONDS, KnownUsers::costInSeconds)
                .description("How long learning that total took")
                .register(metrics);
    }

    public KnownUsers(
            ListCommands users,
            Optional<Duration> configuredAge,
            Duration patience,
            LongSupplier clock) {
        this.configuredAge = configuredAge;
        this.patience = patience;
        this.walk = new UsernameWalk(users);
        this.search = new NamelessSearch(users);
        this.all =
                new LearnedFigure<>(
                        this::learn, new FigureAge(configuredAge), new LearningBudget(), clock);
    }

    /**
     * The service waits for the first computation before it reports ready, so both parts run at
     * once. Later they run one after the other, because their time is what the budget counts.
     */
    private Uni<Known> learn() {
        return all.newest().isEmpty()
                ? Uni.combine().all().unis(walk.learn(), search.learn()).with(Known::new)
                : walk.learn()
                        .chain(names -> search.learn().map(others -> new Known(names, others)));
    }

    /** Computes the figures for the first time. */
    void start(@Observes StartupEvent event) {
        if (!isWanted()) {
            started.set(true);
            return;
        }
        all.current()
                .invoke(known -> warn(known.nameless()))
                .onTermination()
                .invoke(() -> started.set(true))
                .subscribe()
                .with(
                        known -> {},
                        failure ->
                                LOG.warn("The users could not be counted yet; each list tries."));
    }

    /** Whether the first computation has ended, in success or failure. */
    boolean isStarted() {
        return started.get();
    }

    /**
     * The figures; empty if a setting forbids remembering, if too many users lack a user name, or
     * if the computation failed. If it takes longer than a command may, the page gets the last
     * figures. If there are none, or if they are older than the setting allows, it is refused:
     * reading all users for the page would slow the computation down further.
     */
    public Uni<Optional<Known>> current() {
        if (!isWanted()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Optional<Known> usable = usable();
                            return usable.isPresent()
                                    ? Uni.createFrom().item(usable)
                                    : learnt().map(this::ifFew);
                        })
                .onFailure(failure -> !(failure instanceof StillLearning))
                .recoverWithItem(Optional.empty())
                .onFailure(StillLearning.class)
                .transform(
                        failure -> new StoreUnavailableException(UnavailableReason.STILL_COUNTING));
    }

    /** Signals that a page has waited as long as it may. */
    private static final class StillLearning extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StillLearning() {
            super("Learning takes longer than a page may wait", null, false, false);
        }
    }

    private Uni<Known> learnt() {
        return all.current()
                .invoke(known -> warn(known.nameless()))
                .ifNoItem()
                .after(patience)
                .recoverWithUni(this::old);
    }

    /** The last figures, unless an operator set how old they may be. */
    private Uni<Known> old() {
        return all.newest()
                .filter(known -> configuredAge.isEmpty())
                .map(Uni.createFrom()::item)
                .orElseGet(() -> Uni.createFrom().failure(new StillLearning()));
    }

    /** The figures, if {@link #current} would return them at once. */
    Optional<Known> usable() {
        if (!isWanted()) {
            return Optional.empty();
        }
        return all.usable().flatMap(this::ifFew);
    }

    private Optional<Known> ifFew(Known known) {
        return Optional.of(known).filter(users -> !users.nameless().tooMany());
    }

    /** The users without a user name, however old that figure is. */
    Optional<NamelessUsers> nameless() {
        return all.newest().map(Known::nameless);
    }

    private boolean isWanted() {
        return !configuredAge.equals(Optional.of(Duration.ZERO));
    }

    private double ageInSeconds() {
        return inSeconds(all.age());
    }

    private double costInSeconds() {
        return inSeconds(all.cost());
    }

    private static double inSeconds(OptionalLong nanos) {
        return nanos.isPresent()
                ? (double) nanos.getAsLong() / TimeUnit.SECONDS.toNanos(1)
                : Double.NaN;
    }

    private void warn(NamelessUsers users) {
        if (users.tooMany() && !warned.getAndSet(true)) {
            LOG.warnf(
                    "More than %d users have no user name, too many to be known one by one: lists in"
                            + " the order of user names read and count them each time.",
                    NamelessUsers.MOST);
        }
    }

    /** The figures about all users of the workspace. */
    public record Known(UsernameBookmarks bookmarks, NamelessUsers nameless) {

        /** The number of users in a list without a caller's filter. */
        public UserCount count(boolean orWithEmail) {
            return new UserCount(bookmarks.total(), nameless.listed(orWithEmail).size());
        }
    }
}
