package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/**
 * Passes every message between services and their database on unchanged, and shows it to a {@link
 * DatabaseTraffic}. Unlike a listener in the driver it sees the packaged service, whichever way
 * that was built, and the bytes themselves.
 */
public final class RecordingProxy implements AutoCloseable {

    private final DatabaseProxy proxy;

    private RecordingProxy(DatabaseProxy proxy) {
        this.proxy = proxy;
    }

    /** Listens on a free port, and is to be closed. */
    public static RecordingProxy before(InetSocketAddress database, DatabaseTraffic traffic) {
        return new RecordingProxy(DatabaseProxy.before(database, () -> new Recorded(traffic)));
    }

    public int port() {
        return proxy.port();
    }

    @Override
    public void close() {
        proxy.close();
    }

    private static final class Recorded implements DatabaseProxy.Passage {

        private final DatabaseTraffic traffic;
        private final Map<Integer, DatabaseTraffic.Sent> waiting = new ConcurrentHashMap<>();
        private Optional<String> application = Optional.empty();

        Recorded(DatabaseTraffic traffic) {
            this.traffic = traffic;
        }

        @Override
        public void commands(InputStream service, OutputStream database) throws IOException {
            try {
                WireMessage.forEach(service, message -> pass(message, database));
            } finally {
                application.ifPresent(name -> traffic.connections(name, -1));
            }
        }

        private void pass(WireMessage message, OutputStream database) throws IOException {
            RawBsonDocument command = message.command();
            if (application.isEmpty()) {
                application = Optional.of(applicationIn(command));
                traffic.connections(application.get(), 1);
            }
            waiting.put(message.requestId(), traffic.sent(application.get(), command));
            database.write(message.bytes());
        }

        /** A driver says the name with the first command of each connection, if it has one. */
        private static String applicationIn(RawBsonDocument greeting) {
            BsonDocument none = new BsonDocument();
            return greeting.getDocument("client", none)
                    .getDocument("application", none)
                    .getString("name", new BsonString(""))
                    .getValue();
        }

        @Override
        public void replies(InputStream database, OutputStream service) throws IOException {
            WireMessage.forEach(
                    database,
                    reply -> {
                        Optional<DatabaseTraffic.Sent> sent =
                                Optional.ofNullable(waiting.remove(reply.responseTo()));
                        hold(sent.map(DatabaseTraffic.Sent::heldBack).orElse(0L));
                        traffic.answered(sent, reply.bytes());
                        service.write(reply.bytes());
                    });
        }

        private static void hold(long milliseconds) {
            try {
                Thread.sleep(milliseconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
