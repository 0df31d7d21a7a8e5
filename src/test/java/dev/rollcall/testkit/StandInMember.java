package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;

/**
 * One member of a {@link StandInSet}: passes on what it may answer, and refuses as a secondary does
 * what only a primary answers.
 */
final class StandInMember {

    private static final String NAME = "stand-in-member";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "listIndexes");
    private final InetSocketAddress server;
    private final StandInSet set;
    private final int number;
    private final int port;
    private final AtomicReference<ServerSocket> listening;
    private final ObjectId process = new ObjectId();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    StandInMember(InetSocketAddress server, StandInSet set, int number) {
        this.server = server;
        this.set = set;
        this.number = number;
        this.port = FreePort.find();
        this.listening = new AtomicReference<>(listenOn(port));
    }

    String address() {
        return LOOPBACK + ":" + port;
    }

    ObjectId process() {
        return process;
    }

    /** Listens again if it was stopped; a new member has held its port since it was made. */
    void start() {
        ServerSocket entrance =
                listening.updateAndGet(held -> held.isClosed() ? listenOn(port) : held);
        SocketThread.start(NAME, () -> accept(entrance));
    }

    void stop() {
        SocketThread.closeQuietly(listening.get());
        open.forEach(SocketThread::closeQuietly);
        open.clear();
    }

    private static ServerSocket listenOn(int port) {
        try {
            return new ServerSocket(port, 200, InetAddress.getByName(LOOPBACK));
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a member of the set", e);
        }
    }

    private void accept(ServerSocket entrance) throws IOException {
        while (!entrance.isClosed()) {
            Socket driver = entrance.accept();
            Socket database = new Socket();
            open.add(driver);
            open.add(database);
            database.connect(server);
            driver.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            Set<Integer> greetings = ConcurrentHashMap.newKeySet();
            SocketThread.start(NAME, () -> passCommands(driver, database, greetings));
            SocketThread.start(NAME, () -> passAnswers(database, driver, greetings));
        }
    }

    private void passCommands(Socket driver, Socket database, Set<Integer> greetings)
            throws IOException {
        try (driver;
                database) {
            InputStream in = driver.getInputStream();
            for (Optional<WireMessage> next = WireMessage.read(in);
                    next.isPresent();
                    next = WireMessage.read(in)) {
                WireMessage message = next.get();
                BsonDocument command = message.command();
                if (GREETINGS.contains(command.getFirstKey())) {
                    greetings.add(message.requestId());
                    write(changed(message), database);
                } else if (isForbidden(command)) {
                    write(message.answeredBy(StandInSet.denial()), driver);
                } else if (mayAnswer(command)) {
                    write(message, database);
                } else {
                    write(message.answeredBy(set.refusal(number)), driver);
                }
            }
        }
    }

    /**
     * A greeting that waits for a change is one that comes after it: the server in the back knows
     * of none.
     */
    private WireMessage changed(WireMessage message) {
        BsonDocument greeting = message.command().decode(new BsonDocumentCodec());
        if (!greeting.containsKey("maxAwaitTimeMS")) {
            return message;
        }
        set.awaitChange(
                greeting.getDocument("topologyVersion").getInt64("counter").getValue(),
                greeting.getNumber("maxAwaitTimeMS").longValue());
        greeting.remove("topologyVersion");
        greeting.remove("maxAwaitTimeMS");
        return message.commanding(greeting);
    }

    private boolean isForbidden(BsonDocument command) {
        String name = command.getFirstKey();
        return READS.contains(name)
                && command.get(name).isString()
                && set.isForbidden(command.getString(name).getValue());
    }

    private boolean mayAnswer(BsonDocument command) {
        return !READS.contains(command.getFirstKey())
                || set.isPrimary(number)
                || command.containsKey("$readPreference")
                        && !command.getDocument("$readPreference")
                                .getString("mode")
                                .getValue()
                                .equals("primary");
    }

    private void passAnswers(Socket database, Socket driver, Set<Integer> greetings)
            throws IOException {
        try (database;
                driver) {
            InputStream in = database.getInputStream();
            for (Optional<WireMessage> next = WireMessage.read(in);
                    next.isPresent();
                    next = WireMessage.read(in)) {
                WireMessage answer = next.get();
                boolean greeting = greetings.remove(answer.responseTo());
                write(
                        greeting
                                ? answer.withAnswer(set.greeting(decoded(answer), number))
                                : answer,
                        driver);
            }
        }
    }

    private static BsonDocument decoded(WireMessage answer) {
        return answer.answer().decode(new BsonDocumentCodec());
    }

    private static void write(WireMessage message, Socket to) throws IOException {
        OutputStream out = to.getOutputStream();
        synchronized (to) {
            out.write(message.bytes());
            out.flush();
        }
    }
}
