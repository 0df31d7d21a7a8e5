package dev.rollcall.blackbox.connection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few frames of HTTP/2 that no well-behaved client sends alone. */
final class Http2Wire {

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final byte POST = (byte) 0x83;
    private static final int END_HEADERS = 4;
    private static final int LENGTH_OF_HEAD = 9;

    private Http2Wire() {}

    /** How a client begins, with no wishes of its own. */
    static byte[] preface() {
        byte[] text = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return joined(text, frame(SETTINGS, 0, 0, new byte[0]));
    }

    static byte[] ping() {
        return frame(PING, 0, 0, new byte[8]);
    }

    /** {@code POST} to this path, whose body does not come. */
    static byte[] unfinishedPost(int stream, String path) {
        return frame(HEADERS, END_HEADERS, stream, head(path));
    }

    /** By HPACK: method and scheme by their places in the static table, the others as text. */
    private static byte[] head(String path) {
        byte[] target = path.getBytes(StandardCharsets.US_ASCII);
        byte[] authority = "x".getBytes(StandardCharsets.US_ASCII);
        return joined(
                joined(new byte[] {POST, (byte) 0x86}, text((byte) 0x04, target)),
                text((byte) 0x01, authority));
    }

    private static byte[] text(byte name, byte[] value) {
        return joined(new byte[] {name, (byte) value.length}, value);
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
