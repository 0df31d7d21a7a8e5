package dev.rollcall.mongo.connection;

import com.mongodb.reactivestreams.client.AggregatePublisher;
import io.quarkus.mongodb.AggregateOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Options of an aggregation with a time limit in the server. Quarkus' own options (3.34) apply
 * their limit to the waiting of a cursor instead, so the command would be sent without one.
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
