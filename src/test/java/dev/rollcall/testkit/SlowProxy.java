package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a server that can be made slow, and that can break in the middle of an answer. Nothing
 * of what passes is looked at.
 */
public final class SlowProxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final AtomicLong untilBreak = new AtomicLong(Long.MAX_VALUE);
    private volatile Duration delay = Duration.ZERO;

    private SlowProxy(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    /** A way to this server, from a free port. */
    public static SlowProxy to(String host, int port) {
        try {
            SlowProxy proxy =
                    new SlowProxy(
                            new InetSocketAddress(host, port),
                            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            inBackground(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on, each piece of an answer comes this much later. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Breaks the connection on which an answer passes this many bytes from now. */
    public void breakAfter(long bytes) {
        untilBreak.set(bytes);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket target = new Socket();
            try {
                target.connect(server);
            } catch (IOException e) {
                client.close();
                continue;
            }
            inBackground(() -> pass(client, target, false));
            inBackground(() -> pass(target, client, true));
        }
    }

    /** Until one side ends, and then both. */
    private void pass(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (answers) {
                    pause();
                    if (untilBreak.addAndGet(-length) < 0) {
                        untilBreak.set(Long.MAX_VALUE);
                        return;
                    }
                }
                out.write(piece, 0, length);
                out.flush();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One of the two has gone, which is what the tests want to see.
                                Thread.currentThread().interrupt();
                            }
                        },
                        "slow-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
