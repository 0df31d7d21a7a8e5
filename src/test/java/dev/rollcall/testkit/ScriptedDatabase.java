package dev.rollcall.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An embedded server that a test makes fail, or be slow: each command is shown to the test first,
 * which may answer it itself.
 */
public final class ScriptedDatabase implements AutoCloseable {

    private volatile Function<Document, Optional<Document>> script = command -> Optional.empty();
    private final MongoServer server = new MongoServer(new ScriptedBackend());
    private final InetSocketAddress address = server.bind();
    private final MongoClient client = MongoClients.create(url(""));

    /** The connection string, as a service gets it, with more options of the driver's. */
    public String url(String options) {
        return "mongodb://127.0.0.1:" + address.getPort() + "/rocketchat" + options;
    }

    /** Its address, for a proxy. */
    InetSocketAddress address() {
        return address;
    }

    /** The workspace, to be filled. */
    public TestWorkspace workspace() {
        return TestWorkspace.unseen(database());
    }

    public MongoDatabase database() {
        return client.getDatabase("rocketchat");
    }

    /** From now on, what the script answers is answered; everything else as usual. */
    public void script(Function<Document, Optional<Document>> answers) {
        script = answers;
    }

    /** What a server answers to a command that fails with this code. */
    public static Optional<Document> failure(int code) {
        return Optional.of(
                new Document("ok", 0.0)
                        .append("code", code)
                        .append("codeName", "Scripted")
                        .append("errmsg", "words of the server"));
    }

    /** What a server answers, written as JSON. */
    public static Document answer(String json) {
        return ofServer(org.bson.Document.parse(json));
    }

    private static Document ofServer(Map<String, Object> document) {
        Document answer = new Document();
        document.forEach((name, value) -> answer.append(name, valueOfServer(value)));
        return answer;
    }

    private static Object valueOfServer(Object value) {
        if (value instanceof org.bson.Document document) {
            return ofServer(document);
        }
        return value instanceof List<?> several
                ? several.stream().map(ScriptedDatabase::valueOfServer).toList()
                : value;
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }

    private final class ScriptedBackend extends MemoryBackend {

        @Override
        public Document handleMessage(MongoMessage message) {
            return script.apply(message.getDocument())
                    .orElseGet(() -> super.handleMessage(message));
        }
    }
}
