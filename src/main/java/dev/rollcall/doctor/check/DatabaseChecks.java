package dev.rollcall.doctor.check;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.address.EmptyDatabase;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.doctor.server.Refusal;
import dev.rollcall.index.NeededIndexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** Whether the database is a workspace's, and how large its collections are. */
final class DatabaseChecks {

    static final String USERS = "RC-DB-01";

    static final String PERMISSIONS = "rocketchat_permissions";
    static final String SETTINGS = "rocketchat_settings";
    static final String ROLES = "rocketchat_roles";

    private static final String SUBSCRIPTIONS = "rocketchat_subscription";
    private static final String ACCESS_TOKENS = "rocketchat_oauth_access_tokens";

    /** The collections that the service reads. */
    static final List<String> SERVED =
            List.of(NeededIndexes.USERS, PERMISSIONS, SETTINGS, SUBSCRIPTIONS, ACCESS_TOKENS);

    /** A workspace whose users are in no room, or that gives no access token, has none of these. */
    private static final List<String> MAY_BE_EMPTY = List.of(SUBSCRIPTIONS, ACCESS_TOKENS);

    private static final double MEBIBYTE = 1024.0 * 1024.0;

    private DatabaseChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        USERS,
                        Category.DATABASE,
                        List.of(RightsChecks.READ),
                        DatabaseChecks::hasUsers));
        for (int i = 0; i < SERVED.size(); i++) {
            String collection = SERVED.get(i);
            checks.add(
                    new Check(
                            String.format(Locale.ROOT, "RC-DB-%02d", i + 2),
                            Category.DATABASE,
                            List.of(USERS),
                            examined -> size(examined.database(), collection)));
        }
        return checks;
    }

    private static Finding hasUsers(Examined examined) {
        ExaminedDatabase database = examined.database();
        boolean empty =
                database.find(NeededIndexes.USERS, Filters.empty(), Projections.include("_id"), 1)
                        .isEmpty();
        return empty
                ? Finding.error(
                        EmptyDatabase.sentence("MONGO_URL", database.name(), database.workspaces()),
                        "Name Rocket.Chat's database in the path of MONGO_URL: mongodb://HOST:PORT/DATABASE.")
                : Finding.ok("The database " + database.name() + " has users.");
    }

    private static Finding size(ExaminedDatabase database, String collection) {
        long documents = database.size(collection);
        if (documents == 0 && !MAY_BE_EMPTY.contains(collection)) {
            return Finding.warning(
                    collection
                            + " has no documents: "
                            + (collection.equals(PERMISSIONS)
                                    ? "nobody has a permission."
                                    : "every setting has its default."),
                    "Name Rocket.Chat's database in the path of MONGO_URL, and start Rocket.Chat on it once.");
        }
        return Finding.ok(
                String.format(
                        Locale.ROOT,
                        "%s: %,d document%s%s.",
                        collection,
                        documents,
                        documents == 1 ? "" : "s",
                        bytes(database, collection)));
    }

    private static String bytes(ExaminedDatabase database, String collection) {
        try {
            return database.run(new Document("collStats", collection)).get("size")
                            instanceof Number bytes
                    ? String.format(Locale.ROOT, ", %,.1f MiB", bytes.doubleValue() / MEBIBYTE)
                    : "";
        } catch (MongoException refused) {
            return ", bytes unknown: " + Refusal.words(refused);
        }
    }
}
