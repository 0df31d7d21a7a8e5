package dev.rollcall.doctor.check;

import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Each index that a query relies on. */
final class IndexChecks {

    // spotless:off
    /** An id stays with its index, whatever is added to the list of needed ones. */
    private static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("username_1", "RC-IDX-01"),
            Map.entry("importIds_1", "RC-IDX-02"),
            Map.entry("freeSwitchExtension_1", "RC-IDX-03"),
            Map.entry("name_1", "RC-IDX-04"),
            Map.entry("createdAt_1", "RC-IDX-05"),
            Map.entry("lastLogin_1", "RC-IDX-06"),
            Map.entry("emails.address_insensitive", "RC-IDX-07"),
            Map.entry("u._id_1_name_1_t_1", "RC-IDX-08"),
            Map.entry("accessToken_1", "RC-IDX-09"),
            Map.entry("rollcall_status_active", "RC-IDX-10"),
            Map.entry("rollcall_without_username", "RC-IDX-11"));
    // spotless:on

    /**
     * The indexes that Rocket.Chat makes sparse. Rocket.Chat does not start if one of them exists
     * in another form.
     */
    private static final Set<String> SPARSE =
            Set.of(
                    "username_1",
                    "importIds_1",
                    "freeSwitchExtension_1",
                    "emails.address_insensitive");

    private static final Set<String> UNIQUE = Set.of("username_1", "freeSwitchExtension_1");

    private IndexChecks() {}

    static List<Check> all() {
        return NeededIndexes.all().stream()
                .map(
                        index ->
                                new Check(
                                        id(index),
                                        Category.INDEXES,
                                        List.of(DatabaseChecks.USERS),
                                        examined -> judged(examined.database(), index)))
                .toList();
    }

    private static String id(NeededIndex index) {
        return Optional.ofNullable(IDS.get(index.name())).orElseThrow();
    }

    /** The check of the index of this name. */
    static String idOf(String name) {
        return Optional.ofNullable(IDS.get(name)).orElseThrow();
    }

    /** The keys of the index of users of this name, if it is there. */
    static Optional<Document> keys(ExaminedDatabase database, String name) {
        return NeededIndexes.all().stream()
                .filter(index -> index.collection().equals(NeededIndexes.USERS))
                .filter(index -> index.name().equals(name))
                .filter(index -> isThere(database, index))
                .map(NeededIndex::keys)
                .findFirst();
    }

    /** Whether the needed index of this name is not there. */
    static boolean isMissing(ExaminedDatabase database, String name) {
        return NeededIndexes.all().stream()
                .filter(index -> index.name().equals(name))
                .noneMatch(index -> isThere(database, index));
    }

    private static boolean isThere(ExaminedDatabase database, NeededIndex index) {
        return database.indexes(index.collection()).stream().anyMatch(index::isServedBy);
    }

    private static Finding judged(ExaminedDatabase database, NeededIndex index) {
        String what = index.name() + " of " + index.collection();
        return isThere(database, index)
                ? Finding.ok(what + " is there.")
                : Finding.warning(
                        String.format(
                                Locale.ROOT,
                                "%s is missing. It is for %s. Without it all %,d documents are read each time.",
                                what,
                                index.reason(),
                                database.size(index.collection())),
                        cure(index));
    }

    private static String cure(NeededIndex index) {
        return (index.ours()
                        ? "Run the mode indexes, or as a user who may: "
                        : "Restart Rocket.Chat, which makes it, or as a user who may: ")
                + String.format(
                        "db.%s.createIndex(%s, %s)",
                        index.collection(), index.keys().toJson(), options(index).toJson());
    }

    private static Document options(NeededIndex index) {
        Document options = new Document("name", index.name());
        index.partialFilter()
                .ifPresent(filter -> options.append("partialFilterExpression", filter));
        if (UNIQUE.contains(index.name())) {
            options.append("unique", true);
        }
        if (SPARSE.contains(index.name())) {
            options.append("sparse", true);
        }
        if (index.ignoringCase()) {
            options.append("collation", new Document("locale", "en").append("strength", 2));
        }
        return options;
    }
}
