package dev.rollcall.blackbox.connection;

import dev.rollcall.testkit.RawHttp;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** One connection on which a test sends bytes as it likes, and sees what the other side does. */
final class WireTalk implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    private WireTalk(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static WireTalk with(RawHttp server) throws IOException {
        return new WireTalk(server.connect());
    }

    WireTalk send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    WireTalk send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** What comes until the other side ends the connection, or the time is over. */
    String readToTheEnd(Duration patience) throws IOException {
        return read(text -> false, patience);
    }

    /** What comes until this has come. */
    String readUntil(String part, Duration patience) throws IOException {
        String text = read(come -> come.contains(part), patience);
        if (!text.contains(part)) {
            throw new AssertionError("The connection ended, and this had come: " + text);
        }
        return text;
    }

    private String read(Predicate<String> enough, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[8 * 1024];
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("Still open, and this had come: " + text);
            }
            socket.setSoTimeout((int) left);
            int length;
            try {
                length = in.read(bytes);
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException reset) {
                return text.toString();
            }
            if (length < 0) {
                return text.toString();
            }
            text.append(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            if (enough.test(text.toString())) {
                return text.toString();
            }
        }
    }

    /**
     * Sends this again and again, reads nothing, and returns once the other side has had enough.
     */
    void sendUntilRefused(String text, Duration patience) throws InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Thread sender =
                new Thread(
                        () -> {
                            try {
                                while (true) {
                                    socket.getOutputStream().write(bytes);
                                }
                            } catch (IOException refused) {
                                // That is what the test waits for.
                            }
                        });
        sender.setDaemon(true);
        sender.start();
        sender.join(patience.toMillis());
        if (sender.isAlive()) {
            throw new AssertionError("The connection is still open");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
