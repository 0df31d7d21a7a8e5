package dev.rollcall.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between services and their database, passes every message on unchanged, and shows it to a
 * {@link DatabaseTraffic}. Unlike a listener in the driver it sees the packaged service, whichever
 * way that was built, and the bytes themselves.
 */
public final class RecordingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final InetSocketAddress database;
    private final DatabaseTraffic traffic;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "recording-proxy");
                        thread.setDaemon(true);
                        return thread;
                    });

    private RecordingProxy(
            ServerSocket listening, InetSocketAddress database, DatabaseTraffic traffic) {
        this.listening = listening;
        this.database = database;
        this.traffic = traffic;
    }

    /** Listens on a free port, and is to be closed. */
    public static RecordingProxy before(InetSocketAddress database, DatabaseTraffic traffic) {
        try {
            RecordingProxy proxy =
                    new RecordingProxy(
                            new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
                            database,
                            traffic);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for the recording proxy", e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(RecordingProxy::closeQuietly);
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
            server.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
            Map<Integer, DatabaseTraffic.Sent> waiting = new ConcurrentHashMap<>();
            threads.execute(() -> pass(service, server, out -> commands(service, out, waiting)));
            pass(server, service, out -> replies(server, out, waiting));
        } catch (IOException e) {
            closeBoth(service, server);
        }
    }

    private void pass(Socket from, Socket to, Passing passing) {
        try {
            passing.to(to.getOutputStream());
        } catch (IOException e) {
            // Either side has hung up, which the other one is told below.
        } finally {
            closeBoth(from, to);
        }
    }

    private void commands(
            Socket service, OutputStream server, Map<Integer, DatabaseTraffic.Sent> waiting)
            throws IOException {
        InputStream in = service.getInputStream();
        for (Optional<WireMessage> next = WireMessage.read(in);
                next.isPresent();
                next = WireMessage.read(in)) {
            WireMessage message = next.get();
            waiting.put(message.requestId(), traffic.sent(message.command()));
            server.write(message.bytes());
        }
    }

    private void replies(
            Socket server, OutputStream service, Map<Integer, DatabaseTraffic.Sent> waiting)
            throws IOException {
        InputStream in = server.getInputStream();
        for (Optional<WireMessage> next = WireMessage.read(in);
                next.isPresent();
                next = WireMessage.read(in)) {
            WireMessage reply = next.get();
            Optional<DatabaseTraffic.Sent> sent =
                    Optional.ofNullable(waiting.remove(reply.responseTo()));
            hold(sent.map(DatabaseTraffic.Sent::heldBack).orElse(0L));
            traffic.answered(sent, reply.bytes());
            service.write(reply.bytes());
        }
    }

    private static void hold(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeBoth(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
        closeQuietly(one);
        closeQuietly(other);
    }

    private static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is not there any more, which is what was wanted.
        }
    }

    /** Reads one socket to its end and writes to the other. */
    private interface Passing {
        void to(OutputStream out) throws IOException;
    }
}
