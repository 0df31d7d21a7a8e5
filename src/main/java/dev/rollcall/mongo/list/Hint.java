package dev.rollcall.mongo.list;

import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * An index that is to give the order.
 *
 * @param keys its keys, by which a command names it
 * @param orderWithout the stages that give an order if the index is gone
 */
public record Hint(Document keys, List<Bson> orderWithout) {

    public Hint {
        orderWithout = List.copyOf(orderWithout);
    }
}
