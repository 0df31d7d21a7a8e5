package dev.rollcall.mongo.list;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.list.count.KnownUsers;
import dev.rollcall.mongo.list.count.NamelessSearch;
import dev.rollcall.mongo.list.count.UsernameWalk;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.mongo.list.walk.WalkCounts;
import dev.rollcall.user.Projection;
import dev.rollcall.user.UserQuery;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes the commands of lists down instead of sending them, so that a server can explain them. To
 * the lists it looks like a database without users.
 */
public final class UnsentCommands implements ListCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Function<String, Optional<Document>> indexes;
    private final List<PlannedCommand> parts = new ArrayList<>();
    private final List<Learning> learning = new ArrayList<>();

    /** An aggregation for the figures about all users. */
    public record Learning(List<Bson> stages, Optional<Document> hint) {

        public Learning {
            stages = List.copyOf(stages);
        }
    }

    private UnsentCommands(Function<String, Optional<Document>> indexes) {
        this.indexes = indexes;
    }

    /**
     * The commands of a page, for a service that remembers no user without a user name.
     *
     * @param indexes gives the keys of the index of this name, if the workspace has it
     */
    public static List<PlannedCommand> page(
            UserQuery query, Function<String, Optional<Document>> indexes) {
        UnsentCommands reading = new UnsentCommands(indexes);
        new PageReader(
                        reading,
                        reading.known(),
                        Optional.empty(),
                        System::nanoTime,
                        new WalkCounts(new CompositeMeterRegistry()))
                .list(query, Projection.NOTHING)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
        return List.copyOf(reading.parts);
    }

    /** The first hop of the walk along the user names. */
    public static List<Learning> hop(Function<String, Optional<Document>> indexes) {
        UnsentCommands reading = new UnsentCommands(indexes);
        new UsernameWalk(reading).learn().await().atMost(PATIENCE);
        return List.copyOf(reading.learning);
    }

    /** The first commands of the search for users without a user name. */
    public static List<Learning> nameless(Function<String, Optional<Document>> indexes) {
        UnsentCommands reading = new UnsentCommands(indexes);
        new NamelessSearch(reading).learn().await().atMost(PATIENCE);
        return List.copyOf(reading.learning);
    }

    private KnownUsers known() {
        return new KnownUsers(this, Optional.empty(), PATIENCE, System::nanoTime);
    }

    @Override
    public Multi<ReadUser> read(PlannedCommand part, Projection projection) {
        return Multi.createFrom()
                .deferred(
                        () -> {
                            parts.add(part);
                            return Multi.createFrom().empty();
                        });
    }

    @Override
    public int usersOfABatch() {
        return LARGEST_BATCH;
    }

    @Override
    public Uni<Long> count(Bson filter, Optional<Collation> collation) {
        return Uni.createFrom().item(0L);
    }

    @Override
    public Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint) {
        return Uni.createFrom()
                .item(
                        () -> {
                            learning.add(new Learning(stages, hint));
                            return List.of();
                        });
    }

    @Override
    public Optional<Document> index(String name) {
        return indexes.apply(name);
    }
}
