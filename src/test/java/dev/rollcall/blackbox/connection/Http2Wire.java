package dev.rollcall.blackbox.connection;

import dev.rollcall.testkit.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The few frames of HTTP/2 that no well-behaved client sends alone. */
final class Http2Wire {

    /** The window of a connection, until more is granted. */
    static final int FIRST_WINDOW = 65_535;

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;
    private static final short MAX_CONCURRENT_STREAMS = 3;
    private static final short INITIAL_WINDOW_SIZE = 4;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final byte GET = (byte) 0x82;
    private static final byte POST = (byte) 0x83;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;
    private static final int LENGTH_OF_HEAD = 9;
    private static final int LARGEST_FRAME = 16_384;
    private static final int LARGEST_SHORT = 127;

    private Http2Wire() {}

    /** How a client begins, with no wishes of its own. */
    static byte[] preface() {
        return preface(new byte[0]);
    }

    /** How a client begins that grants each stream so many bytes of its answer. */
    static byte[] preface(int window) {
        return preface(
                ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                        .putShort(INITIAL_WINDOW_SIZE)
                        .putInt(window)
                        .array());
    }

    /** The setting by which a server promises so many requests at once, as text. */
    static String promise(int streams) {
        byte[] setting =
                ByteBuffer.allocate(Short.BYTES + Integer.BYTES)
                        .putShort(MAX_CONCURRENT_STREAMS)
                        .putInt(streams)
                        .array();
        return new String(setting, StandardCharsets.ISO_8859_1);
    }

    private static byte[] preface(byte[] settings) {
        byte[] text = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return joined(text, frame(SETTINGS, 0, 0, settings));
    }

    /** Grants a stream so many more bytes; 0 stands for the whole connection. */
    static byte[] windowUpdate(int stream, int more) {
        return frame(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(more).array());
    }

    /** What a server sends to give up an answer, as text. */
    static String reset(int stream) {
        return reset(stream, CANCEL);
    }

    /** What a server sends for a request that it has not begun, so it may be sent again. */
    static String refusal(int stream) {
        return reset(stream, REFUSED_STREAM);
    }

    private static String reset(int stream, int reason) {
        byte[] code = ByteBuffer.allocate(Integer.BYTES).putInt(reason).array();
        return new String(frame(RST_STREAM, 0, stream, code), StandardCharsets.ISO_8859_1);
    }

    /** How the answer of this service to a request begins, as text; Vert.x gives its weight. */
    static String answer(int stream) {
        byte[] head =
                ByteBuffer.allocate(2 + Integer.BYTES)
                        .put((byte) HEADERS)
                        .put((byte) (END_HEADERS | PRIORITY))
                        .putInt(stream)
                        .array();
        return new String(head, StandardCharsets.ISO_8859_1);
    }

    static byte[] ping() {
        return frame(PING, 0, 0, new byte[8]);
    }

    /** {@code POST} to this path, whose body does not come. */
    static byte[] unfinishedPost(int stream, String path) {
        return frame(HEADERS, END_HEADERS, stream, head(POST, path));
    }

    /** {@code GET} of this path, in as many frames as its head needs. */
    static byte[] get(int stream, String path, String requestId) {
        return get(stream, path, Headers.none().with("x-request-id", requestId));
    }

    /** {@code GET} of this path, with these headers. */
    static byte[] get(int stream, String path, Headers headers) {
        byte[] head = head(GET, path);
        for (Headers.Line line : headers.lines()) {
            byte[] name = line.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            byte[] value = line.value().getBytes(StandardCharsets.US_ASCII);
            head = joined(head, joined(text((byte) 0, name), text(value)));
        }
        byte[] frames = new byte[0];
        for (int from = 0; from < head.length; from += LARGEST_FRAME) {
            int to = Math.min(head.length, from + LARGEST_FRAME);
            int flags = (from == 0 ? END_STREAM : 0) | (to == head.length ? END_HEADERS : 0);
            byte[] part = Arrays.copyOfRange(head, from, to);
            frames = joined(frames, frame(from == 0 ? HEADERS : CONTINUATION, flags, stream, part));
        }
        return frames;
    }

    /** By HPACK: method and scheme by their places in the static table, the others as text. */
    private static byte[] head(byte method, String path) {
        byte[] target = path.getBytes(StandardCharsets.US_ASCII);
        byte[] authority = "x".getBytes(StandardCharsets.US_ASCII);
        return joined(
                joined(new byte[] {method, (byte) 0x86}, text((byte) 0x04, target)),
                text((byte) 0x01, authority));
    }

    private static byte[] text(byte name, byte[] value) {
        return joined(new byte[] {name}, text(value));
    }

    /** A length beyond seven bits goes on in bytes of seven bits each, the lowest first. */
    private static byte[] text(byte[] value) {
        ByteArrayOutputStream length = new ByteArrayOutputStream();
        int left = value.length;
        if (left < LARGEST_SHORT) {
            length.write(left);
        } else {
            length.write(LARGEST_SHORT);
            left -= LARGEST_SHORT;
            while (left > LARGEST_SHORT) {
                length.write(left % (LARGEST_SHORT + 1) | (LARGEST_SHORT + 1));
                left /= LARGEST_SHORT + 1;
            }
            length.write(left);
        }
        return joined(length.toByteArray(), value);
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(LENGTH_OF_HEAD + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
