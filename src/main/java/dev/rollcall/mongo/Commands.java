package dev.rollcall.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.scope.ServedWorkspace;
import dev.rollcall.scope.WorkspaceScoped;
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
 * Limits every command in time, on the server by its own means and here because a frozen server
 * answers nothing; turns each failure of the database into the one that the ports promise; and lets
 * no failure out with the driver's words.
 */
@WorkspaceScoped
class Commands {

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

    FindOptions find() {
        return new FindOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    AggregateOptions aggregate() {
        return new LimitedAggregateOptions(limit);
    }

    /**
     * MongoDB adds up what a cursor's batches take, so a list of any length has a limit of its own.
     */
    AggregateOptions aggregateUnbounded() {
        return new LimitedAggregateOptions(unboundedLimit);
    }

    CountOptions count() {
        return new CountOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For a request, which is not kept waiting if no server is there. */
    <T> Uni<T> guarded(Uni<T> command) {
        return patient(untilLoss(command));
    }

    /** For readings that nobody waits for: they also make the driver look for a lost server. */
    <T> Uni<T> patient(Uni<T> command) {
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
     * The limit holds until the first item. Between items a reader may take its time, and who reads
     * on has a limit of its own.
     */
    <T> Multi<T> guarded(Multi<T> command) {
        return guarded(command, limit);
    }

    /** A list without bound may take longer to begin, as it may take longer for each batch. */
    <T> Multi<T> guardedUnbounded(Multi<T> command) {
        return guarded(command, unboundedLimit);
    }

    private <T> Multi<T> guarded(Multi<T> command, Duration longest) {
        return untilLoss(command)
                .plug(each -> new FirstItemLimit<>(each, longest.plus(GRACE)))
                .onFailure()
                .transform(this::promised);
    }

    /** Fails what waits for the database as soon as no server is there, or at once. */
    <T> Uni<T> untilLoss(Uni<T> command) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            if (isLost()) {
                                emitter.fail(lost());
                                return;
                            }
                            Cancellable watch = reachability.onLoss(() -> emitter.fail(lost()));
                            Cancellable reading =
                                    command.subscribe().with(emitter::complete, emitter::fail);
                            emitter.onTermination(
                                    () -> {
                                        watch.cancel();
                                        reading.cancel();
                                    });
                        });
    }

    private <T> Multi<T> untilLoss(Multi<T> command) {
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
                                                                                Commands::lost))));
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

    /** If no server could be selected, the reason is what the monitoring of them failed with. */
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
