package dev.rollcall.mongo.list;

import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

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
