package dev.rollcall.mongo.list;

import com.mongodb.client.model.Collation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One command of a list's plan: the users that it reads.
 *
 * @param order the stages that sort the users
 * @param limit how many at most; all if empty
 * @param hint the index that should give the order
 */
public record UserPart(
        Bson filter,
        Optional<Collation> collation,
        List<Bson> order,
        long skip,
        OptionalLong limit,
        Optional<Hint> hint) {

    public UserPart {
        order = List.copyOf(order);
    }

    /** The stages of the command, without the projection. */
    public List<Bson> stages() {
        List<Bson> stages = new ArrayList<>();
        stages.add(new Document("$match", filter));
        stages.addAll(order);
        if (skip > 0) {
            stages.add(new Document("$skip", skip));
        }
        limit.ifPresent(most -> stages.add(new Document("$limit", most)));
        return stages;
    }

    /** The same users without a hint; users with equal values may come in another order. */
    public UserPart withoutHint() {
        return new UserPart(
                filter,
                collation,
                hint.map(Hint::orderWithout).orElse(order),
                skip,
                limit,
                Optional.empty());
    }

    UserPart skipping(long users) {
        return new UserPart(filter, collation, order, users, limit, hint);
    }

    UserPart atMost(OptionalLong users) {
        return new UserPart(filter, collation, order, skip, users, hint);
    }
}
