package dev.rollcall.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.CountOptions;
import dev.rollcall.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException;
import io.quarkus.mongodb.AggregateOptions;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits every command in time, on the server by its own means and here because a frozen server
 * answers nothing; and turns each failure of the database into the one that the ports promise.
 */
@ApplicationScoped
class Commands {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Duration limit;

    Commands(RollcallConfiguration configuration) {
        this.limit = configuration.limits().command();
    }

    FindOptions find() {
        return new FindOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    AggregateOptions aggregate() {
        return new AggregateOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    CountOptions count() {
        return new CountOptions().maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    <T> Uni<T> guarded(Uni<T> command) {
        return command.ifNoItem()
                .after(limit.plus(GRACE))
                .fail()
                .onFailure(Commands::isOfTheDatabase)
                .transform(Commands::unavailable);
    }

    /** The limit holds until the first item; who reads on has a limit of its own between items. */
    <T> Multi<T> guarded(Multi<T> command) {
        return command.ifNoItem()
                .after(limit.plus(GRACE))
                .fail()
                .onFailure(Commands::isOfTheDatabase)
                .transform(Commands::unavailable);
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        return failure instanceof MongoException || failure instanceof TimeoutException;
    }

    private static Throwable unavailable(Throwable cause) {
        return new StoreUnavailableException("The workspace's database does not answer", cause);
    }
}
