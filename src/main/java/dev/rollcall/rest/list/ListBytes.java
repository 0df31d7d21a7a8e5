package dev.rollcall.rest.list;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * The bytes of a list that were written and not sent. They are handed over piece by piece, within a
 * large row, too: a buffer that grows to the size of a row would lie in the heap for each list, as
 * long as the list runs.
 */
final class ListBytes extends OutputStream {

    private static final int PIECE = 16 * 1024;

    /** A row that is a little larger than a piece is sent as one. */
    private static final int MOST = 2 * PIECE;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(PIECE);
    private final Consumer<byte[]> send;
    private boolean sent;

    ListBytes(Consumer<byte[]> send) {
        this.send = send;
    }

    @Override
    public void write(int one) {
        pending.write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        pending.write(bytes, from, length);
        if (pending.size() >= MOST) {
            handOver();
        }
    }

    private void handOver() {
        sent = true;
        send.accept(rest());
    }

    /** A row is whole. Returns whether bytes were sent since the row before. */
    boolean endRow() {
        if (pending.size() >= PIECE) {
            handOver();
        }
        boolean now = sent;
        sent = false;
        return now;
    }

    /** The bytes that were not handed over; they count as sent from now on. */
    byte[] rest() {
        byte[] bytes = pending.toByteArray();
        pending.reset();
        return bytes;
    }
}
