package dev.rollcall.mongo.connection;

import com.mongodb.MongoException;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.signal.RequestName;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.UnavailableReason;
import io.quarkus.mongodb.AggregateOptions;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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

    Commands(
            Reachability reachability,
            ServedWorkspace workspace,
            RollcallConfiguration configuration) {
        this.reachability = reachability;
        this.reachable = workspace.reachable();
        this.limit = configuration.limits().command();
        this.unboundedLimit = configuration.limits().unboundedList();
    }

    /** Of the request that asks: its name is the command's comment, in the server's log, too. */
    public FindOptions find() {
        FindOptions options = findForAll();
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /** Of no request: what all of them wait for. */
    public FindOptions findForAll() {
        return new FindOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public AggregateOptions aggregate() {
        return named(new LimitedAggregateOptions(limit));
    }

    private static AggregateOptions named(AggregateOptions options) {
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /**
     * MongoDB adds up the times of a cursor's batches, so an unbounded list has a limit of its own.
     */
    public AggregateOptions aggregateUnbounded() {
        return named(new LimitedAggregateOptions(unboundedLimit));
    }

    public CountOptions count() {
        CountOptions options = new CountOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
        RequestName.current().ifPresent(options::comment);
        return options;
    }

    /** For requests, which fail at once if no server is reachable. */
    public <T> Uni<T> guarded(Uni<T> command) {
        return patient(untilLoss(command));
    }

    /**
     * For background reads, which run even if no server is reachable and so trigger rediscovery.
     */
    public <T> Uni<T> patient(Uni<T> command) {
        if (!reachable) {
            return Uni.createFrom().failure(Commands::lost);
        }
        return command.ifNoItem()
                .after(limit.plus(GRACE))
                .fail()
                .onFailure()
                .transform(this::promised);
    }

    /**
     * The limit applies until the first item. After that the reader of the list sets the pace, and
     * the driver's read timeout limits each batch.
     */
    public <T> Multi<T> guarded(Multi<T> command) {
        return guarded(command, limit);
    }

    /** An unbounded list may take longer until its first item, as it may for each batch. */
    public <T> Multi<T> guardedUnbounded(Multi<T> command) {
        return guarded(command, unboundedLimit);
    }

    private <T> Multi<T> guarded(Multi<T> command, Duration longest) {
        return untilLoss(command)
                .plug(each -> new FirstItemLimit<>(each, longest.plus(GRACE)))
                .onFailure()
                .transform(this::promised);
    }

    /** Fails a command as soon as no server is reachable, or at once if none is. */
    public <T> Uni<T> untilLoss(Uni<T> command) {
        RequestName request = RequestName.here();
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (isLost()) {
                                emitter.fail(lost());
                                return;
                            }
                            Cancellable watch = reachability.onLoss(() -> emitter.fail(lost()));
                            Cancellable reading =
                                    command.subscribe()
                                            .with(
                                                    item ->
                                                            request.during(
                                                                    () -> emitter.complete(item)),
                                                    failure ->
                                                            request.during(
                                                                    () -> emitter.fail(failure)));
                            emitter.onTermination(
                                    () -> {
                                        watch.cancel();
                                        reading.cancel();
                                    });
                        });
    }

    private <T> Multi<T> untilLoss(Multi<T> command) {
        RequestName request = RequestName.here();
        return Multi.createFrom()
                .deferred(
                        () ->
                                isLost()
                                        ? Multi.createFrom().failure(lost())
                                        : Multi.createFrom()
                                                .publisher(
                                                        reader ->
                                                                command.subscribe(
                                                                        new UntilLoss<>(
                                                                                reader,
                                                                                reachability,
                                                                                Commands::lost,
                                                                                request))));
    }

    private Throwable promised(Throwable failure) {
        if (failure instanceof StoreUnavailableException || failure instanceof WordlessFailure) {
            return failure;
        }
        WordlessFailure wordless = WordlessFailure.of(failure);
        return failure instanceof MongoException || failure instanceof TimeoutException
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
}
