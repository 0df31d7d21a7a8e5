package dev.rollcall.mongo.list;

import com.mongodb.client.model.Collation;
import dev.rollcall.user.Projection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The commands of which a list is made. */
public interface UserReading {

    /** One part of the users, as fast as they are asked for. */
    Multi<ReadUser> read(UserPart part, Projection projection);

    /** How many users a filter admits. */
    Uni<Long> count(Bson filter, Optional<Collation> collation);

    /**
     * What an aggregation of users gives, for the service itself.
     *
     * @param hint the keys of the index to use, left out if the index is gone
     */
    Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint);

    /** The keys of the index of users of this name, if it is known to be there. */
    Optional<Document> index(String name);
}
