package dev.rollcall.mongo.list.plan;

import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.user.Projection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the commands of a plan one after another, until the page is full. */
public final class PlanReading {

    private final ListCommands users;

    public PlanReading(ListCommands users) {
        this.users = users;
    }

    /** Reads at most so many users; all if the limit is empty. */
    public Multi<ReadUser> inOrder(
            List<PlannedCommand> parts, OptionalLong limit, Projection projection) {
        return inOrder(parts, limit, projection, Long.MAX_VALUE);
    }

    /**
     * Does the same. If the first command is expected to return fewer users than the page holds,
     * the second one runs in parallel. Its users lie in memory until it is their turn, so the page
     * has to fit into one batch.
     */
    public Multi<ReadUser> inOrder(
            List<PlannedCommand> parts, OptionalLong limit, Projection projection, long expected) {
        if (parts.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Multi<ReadUser> first = users.read(parts.get(0).atMost(limit), projection);
        if (parts.size() == 1) {
            return first;
        }
        List<PlannedCommand> rest = parts.subList(1, parts.size());
        if (limit.isEmpty()) {
            return Multi.createBy()
                    .concatenating()
                    .streams(first, inOrder(rest, limit, projection));
        }
        long most = limit.getAsLong();
        boolean isAhead = expected < most && most <= users.usersOfABatch();
        Multi<ReadUser> second =
                isAhead ? ahead(inOrder(rest, limit, projection)) : Multi.createFrom().empty();
        AtomicLong given = new AtomicLong();
        return first.invoke(given::incrementAndGet)
                .onCompletion()
                .switchTo(
                        () -> {
                            long left = most - given.get();
                            if (left <= 0) {
                                return Multi.createFrom().empty();
                            }
                            return isAhead
                                    ? second.select().first(left)
                                    : inOrder(rest, OptionalLong.of(left), projection);
                        });
    }

    private static Multi<ReadUser> ahead(Multi<ReadUser> reading) {
        Uni<List<ReadUser>> ahead = reading.collect().asList().memoize().indefinitely();
        begin(ahead);
        return ahead.onItem().transformToMulti(Multi.createFrom()::iterable);
    }

    /** Starts the work; its outcome, also a failure, goes to the later subscriber. */
    public static void begin(Uni<?> memoized) {
        memoized.subscribe().with(item -> {}, failure -> {});
    }
}
