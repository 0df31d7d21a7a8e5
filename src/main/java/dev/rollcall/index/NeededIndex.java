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
 * @param name the name in reports, and the name that it is created with
 * @param ours whether this service creates it; Rocket.Chat creates the others
 * @param partialFilter the documents that it holds; all if empty
 * @param ignoringCase whether it has Rocket.Chat's collation: English, ignoring case
 * @param ofAll whether lists of all users rely on its order; a sparse index would then drop users
 *     from their list
 * @param reason the requests that are slow without this index
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

    /** The collation of an index whose listing names none. */
    private static final Document SIMPLE = new Document("locale", "simple");

    /** The options that a server adds to a listed collation; if one differs, so do the keys. */
    private static final Document OPEN_OPTIONS =
            new Document("caseLevel", false)
                    .append("caseFirst", "off")
                    .append("numericOrdering", false)
                    .append("alternate", "non-ignorable")
                    .append("normalization", false)
                    .append("backwards", false);

    /** Whether this listed index of the same collection does the work of the needed one. */
    public boolean isServedBy(Document stored) {
        return directions(stored.get("key", new Document())).equals(directions(keys))
                && Objects.equals(stored.get("partialFilterExpression"), partialFilter.orElse(null))
                && hasTheCollation(stored)
                && !(ofAll && isOn(stored, "sparse"))
                // The planner ignores a hidden index and refuses a hint at it.
                && !isOn(stored, "hidden");
    }

    /** The definition that the driver needs to create it. */
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

    /** The keys with their directions, which servers list as numbers of any type. */
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
