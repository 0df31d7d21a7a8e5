package dev.rollcall.mongo.list.count;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A figure that is expensive to compute, because the database has to read many users for it; so it
 * is kept between pages. The first page that finds it due starts its renewal in the background. A
 * page waits only if the figure is unknown or too old.
 *
 * @param <T> the type of the figure
 */
final class LearnedFigure<T> {

    private final Supplier<Uni<T>> learning;
    private final FigureAge age;
    private final LearningBudget budget;
    private final LongSupplier clock;
    private Optional<Learnt<T>> last = Optional.empty();
    private Optional<CompletableFuture<T>> underWay = Optional.empty();

    LearnedFigure(
            Supplier<Uni<T>> learning, FigureAge age, LearningBudget budget, LongSupplier clock) {
        this.learning = learning;
        this.age = age;
        this.budget = budget;
        this.clock = clock;
    }

    private record Learnt<T>(T value, long at, long cost) {}

    /** The figure, renewed first if it is unknown or too old. */
    Uni<T> current() {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            Optional<T> usable = usable();
                            return usable.isPresent()
                                    ? Uni.createFrom().item(usable.get())
                                    : learnt();
                        });
    }

    /** The figure, if {@link #current} would return it at once. */
    Optional<T> usable() {
        long now = clock.getAsLong();
        Optional<Learnt<T>> known = known();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Learnt<T> figure = known.get();
        if (!age.isDue(now - figure.at(), figure.cost())) {
            return Optional.of(figure.value());
        }
        boolean comes = isUnderWay() || age.isFixed() || budget.admits(now);
        if (age.isTooOld(now - figure.at(), figure.cost()) && comes) {
            return Optional.empty();
        }
        if (comes) {
            start();
        }
        return Optional.of(figure.value());
    }

    /** The figure, however old; empty if it was never known. */
    Optional<T> newest() {
        return known().map(Learnt::value);
    }

    /** The age of the figure, in nanoseconds. */
    OptionalLong age() {
        long now = clock.getAsLong();
        return known().map(figure -> OptionalLong.of(now - figure.at()))
                .orElseGet(OptionalLong::empty);
    }

    /** How long learning it took, in nanoseconds. */
    OptionalLong cost() {
        return known().map(figure -> OptionalLong.of(figure.cost())).orElseGet(OptionalLong::empty);
    }

    private synchronized Optional<Learnt<T>> known() {
        return last;
    }

    private synchronized boolean isUnderWay() {
        return underWay.isPresent();
    }

    /**
     * Each subscriber gets a copy, so that one that cancels does not end the renewal for others.
     */
    private Uni<T> learnt() {
        Uni<T> learnt = Uni.createFrom().completionStage(() -> start().copy());
        return age.isFixed()
                ? learnt
                : learnt.onFailure()
                        .recoverWithUni(
                                failure ->
                                        newest().map(old -> Uni.createFrom().item(old))
                                                .orElseGet(
                                                        () -> Uni.createFrom().failure(failure)));
    }

    /** Starts the renewal unless one is under way. */
    private CompletableFuture<T> start() {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        boolean again;
        synchronized (this) {
            if (underWay.isPresent()) {
                return underWay.get();
            }
            underWay = Optional.of(outcome);
            again = last.isPresent();
        }
        long begun = clock.getAsLong();
        learning.get()
                .onTermination()
                .invoke(() -> charge(again, begun))
                .subscribe()
                .with(
                        value -> keep(value, begun, outcome),
                        failure -> {
                            forget();
                            outcome.completeExceptionally(failure);
                        });
        return outcome;
    }

    /**
     * Charges the budget with a renewal. The first computation is free: the start or a request
     * needs it.
     */
    private void charge(boolean again, long begun) {
        long now = clock.getAsLong();
        if (again) {
            budget.spend(now - begun, now);
        }
    }

    private void keep(T value, long begun, CompletableFuture<T> outcome) {
        long now = clock.getAsLong();
        synchronized (this) {
            last = Optional.of(new Learnt<>(value, now, now - begun));
            underWay = Optional.empty();
        }
        outcome.complete(value);
    }

    private synchronized void forget() {
        underWay = Optional.empty();
    }
}
