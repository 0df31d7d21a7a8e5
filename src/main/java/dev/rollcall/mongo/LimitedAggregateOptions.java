package dev.rollcall.mongo;

import com.mongodb.reactivestreams.client.AggregatePublisher;
import io.quarkus.mongodb.AggregateOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Options of an aggregation that the server ends after a time. The extension's own (3.34) give
 * their limit to the waiting for more of a cursor, so the command would go out without one.
 */
final class LimitedAggregateOptions extends AggregateOptions {

    private final Duration limit;

    LimitedAggregateOptions(Duration limit) {
        this.limit = limit;
    }

    @Override
    public <T> AggregatePublisher<T> apply(AggregatePublisher<T> command) {
        return super.apply(command).maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
