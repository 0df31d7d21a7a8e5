package dev.rollcall.index;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * An index that queries need.
 *
 * @param name the name under which it is reported and, if it is ours, made
 * @param ours whether this service brings it; the others Rocket.Chat makes itself
 * @param partialFilter which documents it holds; all where empty
 * @param ignoringCase whether it has Rocket.Chat's collation, English and blind to case
 * @param reason what is slow without it
 */
public record NeededIndex(
        String collection,
        String name,
        boolean ours,
        Document keys,
        Optional<Document> partialFilter,
        boolean ignoringCase,
        String reason) {

    private static final String LOCALE = "en";
    private static final int BLIND_TO_CASE = 2;

    /** A list of everybody relies on their order, so these may leave nobody out. */
    private static final Set<String> OF_EVERYBODY =
            Set.of("name", "createdAt", "lastLogin", "status");

    /** Whether an index that the database lists, of this collection, does this one's work. */
    public boolean isServedBy(Document stored) {
        return directions(stored.get("key", new Document())).equals(directions(keys))
                && Objects.equals(stored.get("partialFilterExpression"), partialFilter.orElse(null))
                && ignoresCase(stored) == ignoringCase
                && !(isOfEverybody() && stored.getBoolean("sparse", false));
    }

    private boolean isOfEverybody() {
        return OF_EVERYBODY.contains(keys.keySet().iterator().next())
                && NeededIndexes.USERS.equals(collection);
    }

    /** What the driver needs to make it. */
    public IndexModel model() {
        IndexOptions options = new IndexOptions().name(name);
        partialFilter.ifPresent(options::partialFilterExpression);
        return new IndexModel(keys, options);
    }

    private static boolean ignoresCase(Document stored) {
        Document collation = stored.get("collation", new Document());
        return LOCALE.equals(collation.getString("locale"))
                && collation.get("strength") instanceof Number strength
                && strength.intValue() == BLIND_TO_CASE;
    }

    /** Servers list a direction as a number of any type. */
    private static List<String> directions(Document keys) {
        return keys.entrySet().stream()
                .map(
                        key ->
                                key.getKey()
                                        + " "
                                        + (key.getValue() instanceof Number direction
                                                ? direction.intValue()
                                                : key.getValue()))
                .toList();
    }
}
