package dev.rollcall.doctor.check;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.caller.Permission;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.text.FewNames;
import dev.rollcall.workspace.CustomFieldDeclarations;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Counts odd data that the service tolerates. Of users it reads only roles. If no index helps, it
 * looks at the first users only.
 */
final class DataChecks {

    private static final int SAMPLE = 20_000;
    private static final int MOST_NAMED = 5;
    private static final int MOST_ROLES = 10_000;
    private static final String USERNAME = "username";
    private static final String ROLES = "roles";
    private static final String COUNT = "count";
    private static final Pattern PLAIN = Pattern.compile("[\\w.@ -]{1,64}");

    static final List<Check> ALL =
            List.of(
                    ofUsers("RC-DAT-01", DataChecks::nameless),
                    ofUsers("RC-DAT-02", DataChecks::rolesOfUsers),
                    ofUsers("RC-DAT-03", DataChecks::rolesOfPermissions),
                    ofUsers("RC-DAT-04", DataChecks::customFields));

    private DataChecks() {}

    private static Check ofUsers(String id, Function<Examined, Finding> question) {
        return new Check(id, Category.DATA, List.of(DatabaseChecks.USERS), question);
    }

    private static Finding nameless(Examined examined) {
        ExaminedDatabase database = examined.database();
        boolean indexed = IndexChecks.keys(database, "rollcall_without_username").isPresent();
        long most = NeededIndexes.MOST_WITHOUT_USERNAME;
        long found =
                indexed
                        ? counted(
                                database,
                                List.of(
                                        match(Filters.eq(USERNAME, null)),
                                        new Document("$limit", most + 1)))
                        : counted(
                                database,
                                List.of(
                                        new Document("$limit", SAMPLE),
                                        match(Filters.not(Filters.gte(USERNAME, "")))));
        String scope = indexed ? "" : amongTheFirst(database);
        if (found == 0) {
            return Finding.ok("Every user has a user name" + scope + ".");
        }
        return found > most
                ? Finding.warning(
                        String.format(
                                Locale.ROOT,
                                "More than %,d users have no user name%s: lists read and count them each time.",
                                most,
                                scope),
                        "Remove those that nobody needs, or run the mode indexes if its index is missing.")
                : Finding.warning(
                        String.format(
                                Locale.ROOT,
                                "%s no user name%s: lists by user name give them first.",
                                haveUsers(found),
                                scope),
                        "Nothing has to be done; in Rocket.Chat, finish or remove these registrations.");
    }

    private static String haveUsers(long users) {
        return users == 1 ? "1 user has" : String.format(Locale.ROOT, "%,d users have", users);
    }

    private static String amongTheFirst(ExaminedDatabase database) {
        return database.size(NeededIndexes.USERS) > SAMPLE
                ? String.format(Locale.ROOT, " among the first %,d", SAMPLE)
                : "";
    }

    private static long counted(ExaminedDatabase database, List<Bson> stages) {
        return database
                .aggregate(
                        NeededIndexes.USERS,
                        Stream.concat(
                                        stages.stream(),
                                        Stream.of(
                                                new Document(
                                                        "$group",
                                                        new Document("_id", null)
                                                                .append(
                                                                        COUNT,
                                                                        new Document("$sum", 1)))))
                                .toList())
                .stream()
                .mapToLong(group -> ((Number) group.get(COUNT)).longValue())
                .sum();
    }

    private static Bson match(Bson filter) {
        return new Document("$match", filter);
    }

    /** The roles of all users, from an index; without that index, the roles of the first users. */
    private static Finding rolesOfUsers(Examined examined) {
        ExaminedDatabase database = examined.database();
        Set<String> existing = existing(database);
        Set<String> unknown = new TreeSet<>();
        boolean indexed = hasIndexOnRoles(database);
        (indexed ? distinct(database) : ofTheFirst(database))
                .filter(role -> !existing.contains(role))
                .forEach(unknown::add);
        String scope = indexed ? "" : amongTheFirst(database);
        if (unknown.isEmpty()) {
            return Finding.ok("Every role of a user exists" + scope + ".");
        }
        long holders =
                indexed
                        ? counted(
                                database,
                                List.of(
                                        match(Filters.in(ROLES, unknown)),
                                        new Document("$limit", SAMPLE)))
                        : counted(
                                database,
                                List.of(
                                        new Document("$limit", SAMPLE),
                                        match(Filters.in(ROLES, unknown))));
        return Finding.warning(
                String.format(
                        Locale.ROOT,
                        "%s%s roles that do not exist%s: %s. Permissions that name such a role count nevertheless.",
                        holders == SAMPLE ? "At least " : "",
                        haveUsers(holders),
                        scope,
                        named(unknown)),
                "Make the roles in Rocket.Chat (Administration, Permissions), or take them from the users.");
    }

    private static boolean hasIndexOnRoles(ExaminedDatabase database) {
        return database.indexes(NeededIndexes.USERS).stream()
                .map(index -> index.get("key", new Document()))
                .anyMatch(
                        keys ->
                                keys.keySet().stream()
                                        .findFirst()
                                        .filter(ROLES::equals)
                                        .isPresent());
    }

    private static Stream<String> distinct(ExaminedDatabase database) {
        return texts(
                database.run(new Document("distinct", NeededIndexes.USERS).append("key", ROLES))
                        .get("values"));
    }

    private static Stream<String> ofTheFirst(ExaminedDatabase database) {
        return database
                .aggregate(
                        NeededIndexes.USERS,
                        List.of(
                                new Document("$limit", SAMPLE),
                                new Document("$unwind", "$" + ROLES),
                                new Document("$group", new Document("_id", "$" + ROLES))))
                .stream()
                .flatMap(group -> texts(List.of(group.getOrDefault("_id", 0))));
    }

    private static Set<String> existing(ExaminedDatabase database) {
        return database
                .find(DatabaseChecks.ROLES, Filters.empty(), Projections.include("_id"), MOST_ROLES)
                .stream()
                .map(role -> String.valueOf(role.get("_id")))
                .collect(Collectors.toSet());
    }

    private static Finding rolesOfPermissions(Examined examined) {
        ExaminedDatabase database = examined.database();
        Set<String> existing = existing(database);
        Set<String> unknown =
                database
                        .find(
                                DatabaseChecks.PERMISSIONS,
                                WorkspaceQueries.permissions(
                                        Arrays.stream(Permission.values())
                                                .map(Permission::id)
                                                .collect(Collectors.toSet())),
                                WorkspaceQueries.ROLES,
                                Permission.values().length)
                        .stream()
                        .flatMap(permission -> PermissionChecks.roles(permission).stream())
                        .filter(role -> !existing.contains(role))
                        .collect(Collectors.toCollection(TreeSet::new));
        return unknown.isEmpty()
                ? Finding.ok("Every role that a followed permission names exists.")
                : Finding.warning(
                        "Permissions name roles that do not exist: " + named(unknown) + ".",
                        "Take these roles from the permissions in Rocket.Chat (Administration, Permissions).");
    }

    /**
     * An administrator chooses the name of a role; a name that is not plain text is only counted.
     */
    private static String named(Collection<String> roles) {
        return FewNames.of(roles, PLAIN.asMatchPredicate(), MOST_NAMED).words();
    }

    private static Finding customFields(Examined examined) {
        String cure =
                "Correct the setting Accounts_CustomFields in Rocket.Chat (Accounts, Custom Fields).";
        OptionalInt unreadable =
                CustomFieldDeclarations.unreadable(
                        SettingChecks.settings(examined).text("Accounts_CustomFields", ""));
        if (unreadable.isEmpty()) {
            return Finding.warning(
                    "The declarations of custom fields are no JSON object, so no custom field is declared.",
                    cure);
        }
        return unreadable.getAsInt() == 0
                ? Finding.ok("Every declaration of a custom field can be read.")
                : Finding.warning(
                        "Declarations of custom fields whose key is empty or has a dot or a dollar sign are passed over: "
                                + unreadable.getAsInt()
                                + ".",
                        cure);
    }

    private static Stream<String> texts(Object value) {
        return value instanceof List<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
