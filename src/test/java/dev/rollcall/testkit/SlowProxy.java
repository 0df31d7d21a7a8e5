package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A way to a server that can be made slow, and that can break in the middle of an answer. Nothing
 * of what passes is looked at.
 */
public final class SlowProxy implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final AtomicLong untilBreak = new AtomicLong(Long.MAX_VALUE);
    private final DatabaseProxy proxy;
    private volatile Duration delay = Duration.ZERO;

    private SlowProxy(InetSocketAddress server) {
        this.proxy = DatabaseProxy.before(server, Slowed::new);
    }

    /** A way to this server, from a free port. */
    public static SlowProxy to(String host, int port) {
        return new SlowProxy(new InetSocketAddress(host, port));
    }

    public int port() {
        return proxy.port();
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
        proxy.close();
    }

    private final class Slowed implements DatabaseProxy.Passage {

        @Override
        public void commands(InputStream service, OutputStream database) throws IOException {
            service.transferTo(database);
        }

        @Override
        public void replies(InputStream database, OutputStream service) throws IOException {
            byte[] piece = new byte[PIECE];
            for (int length = database.read(piece); length >= 0; length = database.read(piece)) {
                pause();
                if (untilBreak.addAndGet(-length) < 0) {
                    untilBreak.set(Long.MAX_VALUE);
                    return;
                }
                service.write(piece, 0, length);
            }
        }

        private void pause() {
            try {
                Thread.sleep(delay.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
