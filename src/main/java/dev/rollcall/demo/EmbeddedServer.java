package dev.rollcall.demo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/**
 * A MongoDB-compatible server inside this process, in memory, on a free port of the loopback
 * interface.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int ANY_FREE_PORT = 0;

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedServer(MongoServer server) {
        this.server = server;
        this.server.bind(LOOPBACK, ANY_FREE_PORT);
        this.address = server.getLocalAddress();
    }

    /** Starts an empty server, which accepts connections when this returns. */
    public static EmbeddedServer start() {
        return new EmbeddedServer(new MongoServer(new MemoryBackend()));
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The connection string of one database of this server. */
    public String url(String database) {
        return "mongodb://" + LOOPBACK + ":" + address.getPort() + "/" + database;
    }

    /** Ends the server at once; its data is gone. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
