package dev.rollcall.testkit;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A connection that carries one request after another, as those of proxies and client pools do.
 * Nothing is sent again: a request without a whole answer is an {@link IOException}.
 */
public final class KeptConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String head;

    private KeptConnection(RawHttp http, Headers headers) throws IOException {
        this.socket = http.connect();
        this.in = new BufferedInputStream(socket.getInputStream());
        this.head = "Host: " + http.host() + "\r\n" + headers.text() + "\r\n";
    }

    /** Connects; these headers go with every request. */
    public static KeptConnection to(RawHttp http, Headers headers) throws IOException {
        return new KeptConnection(http, headers);
    }

    public Response get(String target) throws IOException {
        send(target);
        return new ResponseReader(in).read(true);
    }

    /** Sends a request of this method and reads its answer. */
    public Response exchange(String method, String target) throws IOException {
        send(method, target);
        return new ResponseReader(in).read(true);
    }

    /** Sends a request whose answer is read by {@link #receiveSlowly}. */
    public void send(String target) throws IOException {
        send("GET", target);
    }

    private void send(String method, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\n" + head;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the first byte of the answer, which is still read afterwards. */
    public void awaitBegun() throws IOException {
        in.mark(1);
        in.read();
        in.reset();
    }

    /** The answer, with a rest after each 64 KiB. */
    public Response receiveSlowly(Duration rest) throws IOException {
        return new ResponseReader(new SlowStream(in, rest)).read(true);
    }

    /** Whether the server has ended the connection, in order and without a further byte. */
    public boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class SlowStream extends FilterInputStream {

        private static final int STRETCH = 64 * 1024;

        private final Duration rest;
        private int sinceRest;

        SlowStream(InputStream in, Duration rest) {
            super(in);
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int most = Math.min(length, STRETCH);
            int read = super.read(bytes, offset, most);
            return counted(read, read);
        }

        private int counted(int result, int read) {
            sinceRest += read;
            if (sinceRest >= STRETCH) {
                sinceRest = 0;
                pause();
            }
            return result;
        }

        private void pause() {
            try {
                Thread.sleep(rest.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
