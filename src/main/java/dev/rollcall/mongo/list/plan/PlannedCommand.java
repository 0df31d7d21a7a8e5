package dev.rollcall.mongo.list.plan;

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
public record PlannedCommand(
        Bson filter,
        Optional<Collation> collation,
        List<Bson> order,
        long skip,
        OptionalLong limit,
        Optional<Hint> hint) {

    public PlannedCommand {
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
    public PlannedCommand withoutHint() {
        return new PlannedCommand(
                filter,
                collation,
                hint.map(Hint::orderWithout).orElse(order),
                skip,
                limit,
                Optional.empty());
    }

    public PlannedCommand skipping(long users) {
        return new PlannedCommand(filter, collation, order, users, limit, hint);
    }

    public PlannedCommand atMost(OptionalLong users) {
        return new PlannedCommand(filter, collation, order, skip, users, hint);
    }

    /**
     * The index that should give the order.
     *
     * @param keys its keys, which name it in a command
     * @param orderWithout the sort stages to use if the index is gone
     */
    public record Hint(Document keys, List<Bson> orderWithout) {

        public Hint {
            orderWithout = List.copyOf(orderWithout);
        }
    }
}
