package dev.rollcall.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads one HTTP/1.1 response from a stream: by its length, in chunks, or until the connection
 * ends.
 */
final class ResponseReader {

    private static final int CONTINUE = 100;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final InputStream in;

    ResponseReader(InputStream in) {
        this.in = in;
    }

    /** The next final response. One that ends before it is whole is an {@link IOException}. */
    Response read(boolean bodyExpected) throws IOException {
        int status = statusOf(line());
        Headers headers = headers();
        if (status >= CONTINUE && status < OK) {
            return read(bodyExpected);
        }
        boolean bodiless = !bodyExpected || status == NO_CONTENT || status == NOT_MODIFIED;
        byte[] body = bodiless ? new byte[0] : body(headers);
        return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static int statusOf(String statusLine) throws IOException {
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2
                || !parts[0].startsWith("HTTP/1.")
                || !parts[1].matches("[1-5][0-9][0-9]")) {
            throw new IOException("Not a status line: " + statusLine);
        }
        return Integer.parseInt(parts[1]);
    }

    private Headers headers() throws IOException {
        Headers headers = Headers.none();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("Not a header: " + line);
            }
            headers = headers.with(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.first("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return chunks();
        }
        if (headers.has("Content-Length")) {
            return exactly(Integer.parseInt(headers.first("Content-Length").orElseThrow()));
        }
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            if (!line().isEmpty()) {
                throw new IOException("A chunk is longer than announced");
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(
                    "The body ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("The connection ended in the middle of a line: " + line);
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
