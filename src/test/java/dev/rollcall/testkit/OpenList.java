package dev.rollcall.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A list on its way, of which a test takes as much as it likes. Only the end of what has come is
 * kept.
 */
public final class OpenList implements AutoCloseable {

    private static final String USER = "\"_id\":";
    private static final String LAST_CHUNK = "\"success\":true}\r\n0\r\n\r\n";
    private static final int KEPT = 64;
    private static final int SOME = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private String tail = "";
    private int users;

    private OpenList(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    public static OpenList request(RawHttp server, String target, Headers headers)
            throws IOException {
        Socket socket = server.connect();
        String head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n";
        String request = head + headers.text() + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return new OpenList(socket, socket.getInputStream());
    }

    /** Waits for the first of it. */
    public void readFirst() throws IOException {
        byte[] bytes = new byte[SOME];
        take(bytes, Math.max(0, in.read(bytes)));
    }

    /** Takes the beginning, 64 KiB. */
    public void readSome() throws IOException {
        take(in.readNBytes(SOME), SOME);
    }

    /** Takes what comes until the list, or the connection, ends. */
    public void readToTheEnd() {
        byte[] bytes = new byte[SOME];
        try {
            int length = in.read(bytes);
            while (length >= 0) {
                take(bytes, length);
                if (isWhole()) {
                    return;
                }
                length = in.read(bytes);
            }
        } catch (IOException reset) {
            tail += " " + reset;
        }
    }

    /** Whether the last chunk has come. */
    public boolean isWhole() {
        return tail.endsWith(LAST_CHUNK);
    }

    /** How many users have come. */
    public int users() {
        return users;
    }

    /** What was cut between two readings is found because the end of the first is kept. */
    private void take(byte[] bytes, int length) {
        String text = tail + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int from = Math.max(0, tail.length() - USER.length() + 1);
        for (int at = text.indexOf(USER, from); at >= 0; at = text.indexOf(USER, at + 1)) {
            users++;
        }
        tail = text.substring(Math.max(0, text.length() - KEPT));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
