package dev.rollcall.mongo.list.count;

import dev.rollcall.mongo.list.count.FigureAge.LearningBudget;
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
                .deferred(() -> usable().map(Uni.createFrom()::item).orElseGet(this::learnt));
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
        if (age.isTooOld(now - figure.at(), figure.cost()) && comes(now)) {
            return Optional.empty();
        }
        renewal(now);
        return Optional.of(figure.value());
    }

    private synchronized boolean comes(long now) {
        return underWay.isPresent() || age.isFixed() || budget.admits(now);
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

    /** How long its computation took, in nanoseconds. */
    OptionalLong cost() {
        return known().map(figure -> OptionalLong.of(figure.cost())).orElseGet(OptionalLong::empty);
    }

    private synchronized Optional<Learnt<T>> known() {
        return last;
    }

    /**
     * Each subscriber gets a copy, so that one that cancels does not end the renewal for others.
     */
    private Uni<T> learnt() {
        return renewal(clock.getAsLong())
                .map(outcome -> Uni.createFrom().completionStage(outcome.copy()))
                .map(
                        learnt ->
                                age.isFixed()
                                        ? learnt
                                        : learnt.onFailure().recoverWithUni(this::old))
                .orElseGet(() -> Uni.createFrom().item(newest().orElseThrow()));
    }

    private Uni<T> old(Throwable failure) {
        return newest().map(Uni.createFrom()::item)
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    /**
     * The renewal that is under way, or else a new one; empty if the budget does not admit one. The
     * first computation is free: the start or a request needs it.
     */
    private Optional<CompletableFuture<T>> renewal(long now) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        boolean charged;
        synchronized (this) {
            if (underWay.isPresent()) {
                return underWay;
            }
            charged = last.isPresent() && !age.isFixed();
            if (charged && !budget.take(now)) {
                return Optional.empty();
            }
            underWay = Optional.of(outcome);
        }
        Uni.createFrom()
                .deferred(learning::get)
                .onTermination()
                .invoke(() -> charge(charged, now))
                .subscribe()
                .with(value -> keep(value, now, outcome), failure -> forget(failure, outcome));
        return Optional.of(outcome);
    }

    private void charge(boolean charged, long begun) {
        if (charged) {
            long now = clock.getAsLong();
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

    private void forget(Throwable failure, CompletableFuture<T> outcome) {
        synchronized (this) {
            underWay = Optional.empty();
        }
        outcome.completeExceptionally(failure);
    }
}
