package dev.rollcall.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An HTTP/1.1 client that sends any text, byte for byte: raw braces, broken percent-encoding,
 * repeated headers. One connection for each request.
 */
public record RawHttp(String host, int port) {

    /** By then nothing comes any more, on a busy machine either. */
    private static final int TIMEOUT = (int) Duration.ofSeconds(60).toMillis();

    private static final String LINE_END = "\r\n";

    /** A client of the server at this address; the path of the address does not count. */
    public static RawHttp to(URI base) {
        return new RawHttp(base.getHost(), base.getPort());
    }

    public Response get(String target) {
        return send("GET", target, Headers.none());
    }

    /** Sends a request without a body. The target goes out exactly as given. */
    public Response send(String method, String target, Headers headers) {
        return send(method, target, headers, "");
    }

    /** Sends a request. A body, if there is one, is announced by its length. */
    public Response send(String method, String target, Headers headers, String body) {
        byte[] request = compose(method, target, headers, body).getBytes(StandardCharsets.UTF_8);
        return exchange(request, !method.equals("HEAD"));
    }

    /** Sends these bytes, whether they are HTTP or not, and reads one response. */
    public Response exchange(byte[] request, boolean bodyExpected) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new ResponseReader(new BufferedInputStream(socket.getInputStream()))
                    .read(bodyExpected);
        } catch (IOException e) {
            throw new UncheckedIOException("No whole response from " + host + ":" + port, e);
        }
    }

    /** An open connection to the server, for tests that read slowly or go away early. */
    public Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(TIMEOUT);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private String compose(String method, String target, Headers headers, String body) {
        String head = method + " " + target + " HTTP/1.1" + LINE_END;
        return head + completed(headers, body).text() + LINE_END + body;
    }

    private Headers completed(Headers headers, String body) {
        Headers all = headers;
        if (!all.has("Host")) {
            all = all.with("Host", host + ":" + port);
        }
        if (!all.has("Connection")) {
            all = all.with("Connection", "close");
        }
        if (!body.isEmpty() && !all.has("Content-Length")) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            all = all.with("Content-Length", Integer.toString(length));
        }
        return all;
    }
}
