package dev.rollcall.mongo;

import com.mongodb.client.model.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Users that one command reads.
 *
 * @param order the stages that sort them
 * @param limit how many at most; all where empty
 * @param hint the keys of the index that has to give the order
 */
record UserPart(
        Bson filter,
        Optional<Collation> collation,
        List<Bson> order,
        long skip,
        OptionalLong limit,
        Optional<Document> hint) {

    UserPart {
        order = List.copyOf(order);
    }

    /** The stages that give them, but for the projection. */
    List<Bson> stages() {
        List<Bson> stages = new ArrayList<>();
        stages.add(new Document("$match", filter));
        stages.addAll(order);
        if (skip > 0) {
            stages.add(new Document("$skip", skip));
        }
        limit.ifPresent(most -> stages.add(new Document("$limit", most)));
        return stages;
    }
}
