package dev.rollcall.doctor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.bson.Document;
import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.testkit.RoomFixture;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace in which all is well, on an embedded server that a test can spoil in one way. The
 * server's user reads and does nothing else; every command that comes is remembered.
 */
final class DiagnosedWorkspace implements AutoCloseable {

    private static final String READER =
            "{resource: {db: 'rocketchat', collection: ''}, actions: ['find', 'listIndexes']}";

    /** The server has no such commands, and would write a line in the log for each. */
    private static final Set<String> UNKNOWN = Set.of("explain", "hello");

    private final ScriptedDatabase server = new ScriptedDatabase();
    private final TestWorkspace workspace = server.workspace();
    private final List<List<String>> commands = Collections.synchronizedList(new ArrayList<>());

    DiagnosedWorkspace() {
        UserFixture alice = workspace.add(UserFixture.user("alice"), UserFixture.user("bob"));
        workspace.join(alice, RoomFixture.room("c", "general"));
        NeededIndexes.ours()
                .forEach(
                        index ->
                                collection(index.collection())
                                        .createIndexes(List.of(index.model())));
        List.of("owner", "moderator", "federated-external")
                .forEach(
                        role ->
                                collection("rocketchat_roles")
                                        .insertOne(new org.bson.Document("_id", role)));
        workspace.setting("API_Upper_Count_Limit", 500);
        runs("7.10.2");
        mayDo(READER);
    }

    /** From now on the user has this privilege, in the server's own words. */
    void mayDo(String privilege) {
        answers(
                "{authInfo: {authenticatedUsers: [{user: 'reader'}], authenticatedUserPrivileges: ["
                        + privilege
                        + "]}, ok: 1.0}");
    }

    /** From now on the server says this of the connection. */
    void answers(String connectionStatus) {
        answers(connectionStatus, "{users: [], ok: 1.0}");
    }

    /** From now on the server says this of the connection, and this of the user. */
    void answers(String connectionStatus, String usersInfo) {
        Map<String, Document> answers =
                Map.of(
                        "connectionStatus", ScriptedDatabase.answer(connectionStatus),
                        "usersInfo", ScriptedDatabase.answer(usersInfo));
        server.script(
                command -> {
                    commands.add(List.copyOf(command.keySet()));
                    return command.keySet().stream()
                            .findFirst()
                            .flatMap(
                                    name ->
                                            UNKNOWN.contains(name)
                                                    ? ScriptedDatabase.failure(59)
                                                    : Optional.ofNullable(answers.get(name)));
                });
    }

    /** From now on the server explains every command so. */
    void explains(String plan) {
        Document answer = ScriptedDatabase.answer(plan).append("ok", 1.0);
        server.script(
                command -> command.containsKey("explain") ? Optional.of(answer) : Optional.empty());
    }

    /** From now on the server refuses this command, or each one on this collection. */
    void refuses(String name, int code) {
        server.script(
                command ->
                        command.containsKey(name) || command.containsValue(name)
                                ? ScriptedDatabase.failure(code)
                                : Optional.empty());
    }

    /** Rocket.Chat has written down that it has this version, and nothing else before. */
    void runs(String version) {
        MongoCollection<org.bson.Document> statistics = collection("rocketchat_statistics");
        statistics.drop();
        statistics.insertOne(
                new org.bson.Document("createdAt", new Date()).append("version", version));
    }

    /** Takes away whatever serves as this index. */
    void drop(NeededIndex index) {
        MongoCollection<org.bson.Document> collection = collection(index.collection());
        collection.listIndexes().into(new ArrayList<>()).stream()
                .filter(index::isServedBy)
                .forEach(stored -> collection.dropIndex(stored.getString("name")));
    }

    TestWorkspace workspace() {
        return workspace;
    }

    MongoCollection<org.bson.Document> collection(String name) {
        return database().getCollection(name);
    }

    MongoDatabase database() {
        return server.database();
    }

    /** The members of each command that came since the server's answers were last set. */
    List<List<String>> commands() {
        return List.copyOf(commands);
    }

    String url(String options) {
        return server.url(options);
    }

    Diagnosed diagnosed(String... arguments) {
        return diagnosed(Map.of(), arguments);
    }

    Diagnosed diagnosed(Map<String, String> settings, String... arguments) {
        return Diagnosed.of(url(""), settings, arguments);
    }

    @Override
    public void close() {
        server.close();
    }
}
