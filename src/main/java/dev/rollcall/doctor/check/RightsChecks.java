package dev.rollcall.doctor.check;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.doctor.server.Refusal;
import dev.rollcall.text.FewNames;
import dev.rollcall.text.PlainText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** Whether the user of the address may read, and may do nothing else. */
final class RightsChecks {

    static final String READ = "RC-USR-01";

    private static final String READER =
            "Name in MONGO_URL a user of Rollcall's own: db.createUser({user: \"rollcall\", pwd: passwordPrompt(), roles: [{role: \"read\", db: \"%s\"}]}).";

    /** Each of these changes a workspace. */
    private static final Set<String> WRITING =
            Set.of(
                    "anyAction",
                    "insert",
                    "update",
                    "remove",
                    "createCollection",
                    "dropCollection",
                    "renameCollectionSameDB",
                    "collMod",
                    "createIndex",
                    "dropIndex",
                    "dropDatabase",
                    "convertToCapped",
                    "bypassDocumentValidation");

    /** The server's own roles that change nothing in a workspace. */
    private static final Set<String> READING =
            Set.of("read", "readAnyDatabase", "clusterMonitor", "enableSharding");

    static final List<Check> ALL =
            List.of(
                    new Check(
                            READ,
                            Category.RIGHTS,
                            List.of(ConnectionChecks.SIGNED_IN),
                            RightsChecks::mayRead),
                    new Check(
                            "RC-USR-02",
                            Category.RIGHTS,
                            List.of(ConnectionChecks.SIGNED_IN),
                            RightsChecks::mayNotWrite));

    private RightsChecks() {}

    private static Finding mayRead(Examined examined) {
        ExaminedDatabase database = examined.database();
        List<String> forbidden =
                DatabaseChecks.SERVED.stream().filter(name -> isForbidden(database, name)).toList();
        return forbidden.isEmpty()
                ? Finding.ok("The user may read every collection that Rollcall reads.")
                : Finding.error(
                        "The user may not read " + String.join(", ", forbidden) + ".",
                        String.format(READER, PlainText.of(database.name())));
    }

    private static boolean isForbidden(ExaminedDatabase database, String collection) {
        try {
            database.find(collection, Filters.empty(), Projections.include("_id"), 1);
            return false;
        } catch (MongoException refused) {
            if (Refusal.isOfRights(refused)) {
                return true;
            }
            throw refused;
        }
    }

    private static Finding mayNotWrite(Examined examined) {
        String database = examined.database().name();
        Document rights =
                examined.database()
                        .run(new Document("connectionStatus", 1).append("showPrivileges", true))
                        .get("authInfo", new Document());
        String cure = String.format(READER, PlainText.of(database));
        if (documents(rights, "authenticatedUsers").findAny().isEmpty()) {
            return Finding.warning(
                    "The server asks for no password: whoever reaches it may write.",
                    "Switch authorization on at the server. " + cure);
        }
        List<Document> privileges = privileges(rights, examined.database());
        if (!privileges.isEmpty()) {
            return judged(
                    "The user may write in this database: ", writing(privileges, database), cure);
        }
        return documents(rights, "authenticatedUserRoles").findAny().isPresent()
                ? judged(
                        "The server names roles alone, and these may write: ",
                        writingRoles(rights),
                        cure)
                : Finding.warning(
                        "It is unknown whether the user may write: the server names no privilege and no role.",
                        cure);
    }

    private static Finding judged(String sentence, Set<String> writing, String cure) {
        return writing.isEmpty()
                ? Finding.ok("The user may not write in this database.")
                : Finding.warning(
                        sentence + FewNames.of(writing, Finding.MOST_NAMED).words() + ".", cure);
    }

    /** The privileges of the connection. Some servers list them only with the user. */
    private static List<Document> privileges(Document rights, ExaminedDatabase database) {
        List<Document> ofConnection = documents(rights, "authenticatedUserPrivileges").toList();
        return ofConnection.isEmpty()
                ? documents(rights, "authenticatedUsers")
                        .flatMap(user -> ofUser(user, database))
                        .toList()
                : ofConnection;
    }

    private static Stream<Document> ofUser(Document user, ExaminedDatabase database) {
        try {
            Object name = user.containsKey("db") ? user : user.get("user");
            return documents(
                            database.run(
                                    new Document("usersInfo", name).append("showPrivileges", true)),
                            "users")
                    .flatMap(known -> documents(known, "inheritedPrivileges"));
        } catch (MongoException refused) {
            return Stream.empty();
        }
    }

    private static Set<String> writing(List<Document> privileges, String database) {
        return privileges.stream()
                .filter(privilege -> isOf(privilege.get("resource", new Document()), database))
                .flatMap(privilege -> texts(privilege.get("actions")))
                .filter(WRITING::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An empty name means every database. Rollcall uses no collection of the system. */
    private static boolean isOf(Document resource, String database) {
        Object name = resource.get("db");
        Object collection = resource.get("collection");
        return Boolean.TRUE.equals(resource.get("anyResource"))
                || ("".equals(name) || database.equals(name))
                        && !String.valueOf(collection).startsWith("system.");
    }

    private static Set<String> writingRoles(Document rights) {
        return documents(rights, "authenticatedUserRoles")
                .map(role -> String.valueOf(role.get("role")))
                .filter(role -> !READING.contains(role))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Document> documents(Document owner, String member) {
        return owner.get(member) instanceof List<?> all
                ? all.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }

    private static Stream<String> texts(Object value) {
        return value instanceof List<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
