package dev.rollcall.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonDouble;

/** A server that listens in the place of a database, and is none. */
public final class FalseServer implements AutoCloseable {

    private static final String NAME = "false-server";
    private static final byte[] NOISE =
            "unmistakable noise".repeat(100).getBytes(StandardCharsets.ISO_8859_1);

    private final ServerSocket listening;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** How it answers. */
    public enum Manner {
        /** It says nothing that means anything. */
        NOISE,
        /** It accepts connections and says nothing. */
        SILENCE,
        /** It greets as a database does, and says nothing more. */
        GREETING_ALONE,
        /** It closes each connection. */
        HANGING_UP
    }

    private FalseServer(ServerSocket listening, Manner manner) {
        this.listening = listening;
        this.manner = manner;
    }

    /** Listens on a free port. */
    public static FalseServer of(Manner manner) {
        try {
            FalseServer server =
                    new FalseServer(
                            new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), manner);
            SocketThread.start(NAME, server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a server", e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The connection string of a database there. */
    public String url() {
        return "mongodb://127.0.0.1:" + port() + "/rocketchat";
    }

    @Override
    public void close() {
        open.forEach(SocketThread::closeQuietly);
        SocketThread.closeQuietly(listening);
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            open.add(client);
            SocketThread.start(NAME, () -> speak(client));
        }
    }

    private void speak(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (manner) {
            case NOISE -> out.write(NOISE);
            case SILENCE -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
            case GREETING_ALONE ->
                    WireMessage.forEach(client.getInputStream(), message -> greet(message, out));
            case HANGING_UP -> client.close();
        }
    }

    private static void greet(WireMessage message, OutputStream out) throws IOException {
        String command = message.command().getFirstKey();
        if (command.equals("hello") || command.equalsIgnoreCase("isMaster")) {
            out.write(message.answeredBy(greeting()).bytes());
        }
    }

    private static BsonDocument greeting() {
        return BsonDocument.parse(
                        "{isWritablePrimary: true, ismaster: true, helloOk: true, minWireVersion: 0,"
                                + " maxWireVersion: 21, maxBsonObjectSize: 16777216,"
                                + " maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000}")
                .append("ok", new BsonDouble(1));
    }
}
