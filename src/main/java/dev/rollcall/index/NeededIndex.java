package dev.rollcall.index;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * An index that queries need.
 *
 * @param name the name under which it is reported and, if it is ours, made
 * @param ours whether this service brings it; the others Rocket.Chat makes itself
 * @param partialFilter which documents it holds; all where empty
 * @param ignoringCase whether it has Rocket.Chat's collation, English and blind to case
 * @param ofAll whether it gives the order of all users, so that one which leaves some out (a sparse
 *     one) would drop them from their list; the others are asked for what they hold
 * @param reason what is slow without it
 */
public record NeededIndex(
        String collection,
        String name,
        boolean ours,
        Document keys,
        Optional<Document> partialFilter,
        boolean ignoringCase,
        boolean ofAll,
        String reason) {

    private static final String LOCALE = "en";
    private static final int BLIND_TO_CASE = 2;

    /** That of an index whose listing names none. */
    private static final Document SIMPLE = new Document("locale", "simple");

    /** How a server lists what a collation leaves open; where anything differs, so do the keys. */
    private static final Document OPEN_OPTIONS =
            new Document("caseLevel", false)
                    .append("caseFirst", "off")
                    .append("numericOrdering", false)
                    .append("alternate", "non-ignorable")
                    .append("normalization", false)
                    .append("backwards", false);

    /** Whether an index that the database lists, of this collection, does this one's work. */
    public boolean isServedBy(Document stored) {
        return directions(stored.get("key", new Document())).equals(directions(keys))
                && Objects.equals(stored.get("partialFilterExpression"), partialFilter.orElse(null))
                && hasTheCollation(stored)
                && !(ofAll && isOn(stored, "sparse"))
                // The planner passes over such an index, and refuses a hint at it.
                && !isOn(stored, "hidden");
    }

    /** What the driver needs to make it. */
    public IndexModel model() {
        IndexOptions options = new IndexOptions().name(name);
        partialFilter.ifPresent(options::partialFilterExpression);
        return new IndexModel(keys, options);
    }

    private boolean hasTheCollation(Document stored) {
        Document collation = stored.get("collation", SIMPLE);
        return ignoringCase ? ignoresCase(collation) : collation.get("locale").equals("simple");
    }

    private static boolean ignoresCase(Document collation) {
        return LOCALE.equals(collation.getString("locale"))
                && collation.get("strength") instanceof Number strength
                && strength.intValue() == BLIND_TO_CASE
                && OPEN_OPTIONS.entrySet().stream()
                        .allMatch(
                                option ->
                                        option.getValue()
                                                .equals(
                                                        collation.getOrDefault(
                                                                option.getKey(),
                                                                option.getValue())));
    }

    private static boolean isOn(Document stored, String option) {
        Object value = stored.get(option);
        return Boolean.TRUE.equals(value)
                || value instanceof Number number && number.intValue() != 0;
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
