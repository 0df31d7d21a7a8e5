package dev.rollcall.testkit;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * A server that answers every read of users with something that no MongoDB says. A service can only
 * fail at it in a way that it did not expect; everything else, rights and settings too, is in
 * order.
 */
public final class ConfusedDatabase implements AutoCloseable {

    private static final Set<String> READS = Set.of("find", "aggregate", "count");

    private final MongoServer server = new MongoServer(new ConfusedBackend());
    private final InetSocketAddress address = server.bind();

    /** The connection string, as the service gets it. */
    public String url() {
        return "mongodb://127.0.0.1:" + address.getPort() + "/rocketchat";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class ConfusedBackend extends MemoryBackend {

        @Override
        public Document handleMessage(MongoMessage message) {
            Document command = message.getDocument();
            boolean readsUsers = READS.stream().anyMatch(read -> "users".equals(command.get(read)));
            return readsUsers
                    ? new Document("cursor", "no cursor at all").append("ok", 1.0)
                    : super.handleMessage(message);
        }
    }
}
