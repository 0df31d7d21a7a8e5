package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Stands between services and their database, so that a test sees or disturbs what passes. It only
 * connects; each connection has a {@link Passage} of its own, which passes on what comes.
 */
final class DatabaseProxy implements AutoCloseable {

    /** Passes on what one connection brings, each direction until it ends. */
    interface Passage {

        void commands(InputStream service, OutputStream database) throws IOException;

        void replies(InputStream database, OutputStream service) throws IOException;
    }

    private final ServerSocket listening;
    private final InetSocketAddress database;
    private final Supplier<Passage> passages;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "database-proxy");
                        thread.setDaemon(true);
                        return thread;
                    });

    private DatabaseProxy(
            ServerSocket listening, InetSocketAddress database, Supplier<Passage> passages) {
        this.listening = listening;
        this.database = database;
        this.passages = passages;
    }

    /** Listens on a free port, and is to be closed. */
    static DatabaseProxy before(InetSocketAddress database, Supplier<Passage> passages) {
        try {
            DatabaseProxy proxy =
                    new DatabaseProxy(
                            new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
                            database,
                            passages);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a proxy before the database", e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Ends every connection; new ones are refused. */
    @Override
    public void close() {
        SocketThread.closeQuietly(listening);
        open.forEach(SocketThread::closeQuietly);
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket service = listening.accept();
                open.add(service);
                threads.execute(() -> connect(service));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void connect(Socket service) {
        Socket server = new Socket();
        open.add(server);
        try {
            server.connect(database);
            // Or each of thousands of small messages would wait for the one before to be confirmed.
            server.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
            Passage passage = passages.get();
            threads.execute(() -> pass(service, server, passage::commands));
            pass(server, service, passage::replies);
        } catch (IOException e) {
            closeBoth(service, server);
        }
    }

    private void pass(Socket from, Socket to, Direction direction) {
        try {
            direction.pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            // Either side has hung up; the other one is closed below.
        } finally {
            closeBoth(from, to);
        }
    }

    private void closeBoth(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
        SocketThread.closeQuietly(one);
        SocketThread.closeQuietly(other);
    }

    /** Reads one socket to its end and writes to the other. */
    private interface Direction {
        void pass(InputStream in, OutputStream out) throws IOException;
    }
}
