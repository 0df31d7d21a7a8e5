package dev.rollcall.mongo.list.plan;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.user.Projection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Sends the commands of lists; the planning knows no driver. */
public interface ListCommands {

    /** The largest batch of users: small enough for memory, large enough for long lists. */
    int LARGEST_BATCH = 256;

    /** The users of one command, read on demand. */
    public Multi<ReadUser> read(PlannedCommand part, Projection projection);

    /** How many users come in one batch: the fewer, the larger recent ones were. */
    public int usersOfABatch();

    /** The number of users that match a filter. */
    public Uni<Long> count(Bson filter, Optional<Collation> collation);

    /**
     * The result of an aggregation of users, for the figures about all users.
     *
     * @param hint the keys of the index to use; ignored if the index is gone
     */
    Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint);

    /** The keys of this index of users, if it is known to exist. */
    public Optional<Document> index(String name);
}
