package dev.rollcall.mongo.connection;

import com.mongodb.client.model.CountOptions;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import dev.rollcall.collapse.Collapse;
import dev.rollcall.mongo.connection.FailureReason.WordlessFailure;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.quarkus.mongodb.AggregateOptions;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Limits the time of every command: in the server by {@code maxTimeMS}, and here because a frozen
 * server never answers. It also turns each failure of the database into the one that the ports
 * promise, without the driver's message.
 */
@WorkspaceScoped
public class Commands {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Reachability reachability;
    private final boolean reachable;
    private final Duration limit;
    private final Duration unboundedLimit;
    private final Deadlines deadlines;
    private final Deadlines unboundedDeadlines;

    Commands(
            Reachability reachability,
            ServedWorkspace workspace,
            RollcallConfiguration configuration) {
        this.reachability = reachability;
        this.reachable = workspace.reachable();
        this.limit = configuration.limits().command();
        this.unboundedLimit = configuration.limits().unboundedList();
        this.deadlines = new Deadlines(limit.plus(GRACE));
        this.unboundedDeadlines = new Deadlines(unboundedLimit.plus(GRACE));
    }

    /**
     * The options for a command of a request: its id becomes the command's comment, which the
     * server logs.
     */
    public FindOptions find() {
        FindOptions options = findForAll();
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /** The options for a command that belongs to no request, because all requests wait for it. */
    public FindOptions findForAll() {
        return new FindOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public AggregateOptions aggregate() {
        return named(new LimitedAggregation(limit));
    }

    private static AggregateOptions named(AggregateOptions options) {
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /**
     * MongoDB adds up the times of a cursor's batches, so an unbounded list has a limit of its own.
     */
    public AggregateOptions aggregateUnbounded() {
        return named(new LimitedAggregation(unboundedLimit));
    }

    public CountOptions count() {
        CountOptions options = new CountOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /** For requests, which fail at once if no server is reachable. */
    public <T> Uni<T> guarded(Uni<T> command) {
        return watched(
                command, RequestName.here(), this::isLost, fail -> untilLossOr(deadlines, fail));
    }

    /**
     * For background reads, which run even if no server is reachable and so trigger rediscovery.
     */
    public <T> Uni<T> patient(Uni<T> command) {
        return watched(
                command, RequestName.none(), () -> !reachable, fail -> until(deadlines, fail));
    }

    /** Fails a command as soon as no server is reachable, or at once if none is. */
    public <T> Uni<T> untilLoss(Uni<T> command) {
        return watched(command, RequestName.here(), this::isLost, this::untilLoss);
    }

    private Cancellable untilLoss(Consumer<Throwable> fail) {
        return reachability.onLoss(() -> fail.accept(lost()));
    }

    private static Cancellable until(Deadlines limit, Consumer<Throwable> fail) {
        return limit.begin(() -> fail.accept(new TimeoutException()));
    }

    private Cancellable untilLossOr(Deadlines limit, Consumer<Throwable> fail) {
        Cancellable loss = untilLoss(fail);
        Cancellable end = until(limit, fail);
        return () -> {
            loss.cancel();
            end.cancel();
        };
    }

    /**
     * Sends a command, and fails it early if it becomes useless.
     *
     * @param useless whether it is useless before it is sent
     * @param watch begins to watch for the event that makes it useless
     */
    private <T> Uni<T> watched(
            Uni<T> command,
            RequestName request,
            BooleanSupplier useless,
            Function<Consumer<Throwable>, Cancellable> watch) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (useless.getAsBoolean()) {
                                emitter.fail(lost());
                                return;
                            }
                            Consumer<Throwable> fail =
                                    failure ->
                                            request.during(() -> emitter.fail(promised(failure)));
                            Cancellable reading =
                                    command.subscribe()
                                            .with(
                                                    item ->
                                                            request.during(
                                                                    () -> emitter.complete(item)),
                                                    fail);
                            Cancellable watching =
                                    watch.apply(
                                            failure -> {
                                                reading.cancel();
                                                fail.accept(failure);
                                            });
                            emitter.onTermination(
                                    () -> {
                                        watching.cancel();
                                        reading.cancel();
                                    });
                        });
    }

    /**
     * The limit applies until the first item. After that the reader of the list sets the pace, and
     * the driver's read timeout limits each batch.
     */
    public <T> Multi<T> guarded(Multi<T> command) {
        return guarded(command, deadlines);
    }

    /** An unbounded list may take longer until its first item, as it may for each batch. */
    public <T> Multi<T> guardedUnbounded(Multi<T> command) {
        return guarded(command, unboundedDeadlines);
    }

    private <T> Multi<T> guarded(Multi<T> command, Deadlines longest) {
        RequestName request = RequestName.here();
        Multi<T> watched =
                Multi.createFrom()
                        .publisher(
                                reader ->
                                        command.subscribe(
                                                new UntilFirstItem<>(
                                                        reader,
                                                        fail -> untilLossOr(longest, fail),
                                                        request)));
        return Multi.createFrom()
                .deferred(() -> isLost() ? Multi.createFrom().failure(lost()) : watched)
                .onFailure()
                .transform(this::promised);
    }

    /**
     * The failure that a request gets has no cause any more, so a lack of memory is noticed here.
     */
    private Throwable promised(Throwable failure) {
        Collapse.ofMemory(failure);
        if (failure instanceof StoreUnavailableException || failure instanceof WordlessFailure) {
            return failure;
        }
        WordlessFailure wordless = WordlessFailure.of(failure);
        return FailureReason.isOfTheDatabase(failure)
                ? new StoreUnavailableException(
                        reason(failure), FailureReason.serverCode(failure), wordless)
                : wordless;
    }

    /** If no server could be selected, the reason is the failure of the last heartbeat. */
    private UnavailableReason reason(Throwable failure) {
        UnavailableReason reason = FailureReason.of(failure);
        return reason == UnavailableReason.NOT_SELECTED
                ? reachability.reasonOfLoss().map(FailureReason::of).orElse(reason)
                : reason;
    }

    /** Whether it is useless to ask the workspace's database now. */
    boolean isLost() {
        return !reachable || reachability.isLost();
    }

    private static StoreUnavailableException lost() {
        return new StoreUnavailableException(UnavailableReason.LOST);
    }

    /**
     * Options of an aggregation with a time limit in the server. Quarkus' own options (3.34) apply
     * their limit to the waiting of a cursor instead, so the command would be sent without one.
     */
    private static final class LimitedAggregation extends AggregateOptions {

        private final Duration limit;

        LimitedAggregation(Duration limit) {
            this.limit = limit;
        }

        @Override
        public <T> AggregatePublisher<T> apply(AggregatePublisher<T> command) {
            return super.apply(command).maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
