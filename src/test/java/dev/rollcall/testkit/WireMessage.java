package dev.rollcall.testkit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** One message of MongoDB's wire protocol, as it came. */
record WireMessage(byte[] bytes) {

    private static final int HEADER = 16;
    private static final int MOST = 48 * 1024 * 1024;
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;

    /** Hands on every message of a stream until its end. */
    static void forEach(InputStream in, Receiver receiver) throws IOException {
        for (Optional<WireMessage> next = read(in); next.isPresent(); next = read(in)) {
            receiver.receive(next.get());
        }
    }

    /** Takes a message that has come. */
    interface Receiver {
        void receive(WireMessage message) throws IOException;
    }

    /** The next message of a stream; empty at its end. */
    static Optional<WireMessage> read(InputStream in) throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            return Optional.empty();
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < HEADER || size > MOST) {
            throw new IOException("No message of MongoDB's wire protocol: " + size + " bytes");
        }
        byte[] whole = new byte[size];
        System.arraycopy(length, 0, whole, 0, Integer.BYTES);
        try {
            new DataInputStream(in).readFully(whole, Integer.BYTES, size - Integer.BYTES);
        } catch (EOFException e) {
            return Optional.empty();
        }
        return Optional.of(new WireMessage(whole));
    }

    int requestId() {
        return number(4);
    }

    int responseTo() {
        return number(8);
    }

    /** The command that a client sends in it. */
    RawBsonDocument command() {
        return switch (number(12)) {
            case OP_MSG -> document(bodyOfMessage());
            case OP_QUERY -> document(bodyOfQuery());
            default -> throw new IllegalStateException("Unknown kind of message: " + number(12));
        };
    }

    /** The document that a server answers with. */
    RawBsonDocument answer() {
        return document(answerAt());
    }

    /** The same message with another document as its answer. */
    WireMessage withAnswer(BsonDocument other) {
        return with(Arrays.copyOf(bytes, answerAt()), other);
    }

    /** A server's answer to this message. */
    WireMessage answeredBy(BsonDocument answer) {
        byte[] head = new byte[HEADER + Integer.BYTES + 1];
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(8, requestId()).putInt(12, OP_MSG);
        return with(head, answer);
    }

    /** A message of the same number with another command, and nothing else. */
    WireMessage commanding(BsonDocument other) {
        byte[] head = new byte[HEADER + Integer.BYTES + 1];
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(4, requestId()).putInt(12, OP_MSG);
        return with(head, other);
    }

    private static WireMessage with(byte[] head, BsonDocument document) {
        ByteBuffer encoded =
                new RawBsonDocument(document, new BsonDocumentCodec()).getByteBuffer().asNIO();
        byte[] whole = Arrays.copyOf(head, head.length + encoded.remaining());
        encoded.get(whole, head.length, encoded.remaining());
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(0, whole.length);
        return new WireMessage(whole);
    }

    private int answerAt() {
        // The old form: flags, a cursor, and how many documents there are.
        return number(12) == OP_REPLY ? HEADER + 5 * Integer.BYTES : bodyOfMessage();
    }

    /** Documents may stand in sections before the one that is the command itself. */
    private int bodyOfMessage() {
        int at = HEADER + Integer.BYTES;
        while (bytes[at] != 0) {
            at += 1 + number(at + 1);
        }
        return at + 1;
    }

    /** The form of a first greeting: flags, a name, two numbers, the command. */
    private int bodyOfQuery() {
        int at = HEADER + Integer.BYTES;
        while (bytes[at] != 0) {
            at++;
        }
        return at + 1 + 2 * Integer.BYTES;
    }

    private RawBsonDocument document(int at) {
        return new RawBsonDocument(bytes, at, number(at));
    }

    private int number(int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
