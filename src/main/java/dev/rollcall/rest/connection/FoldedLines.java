package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Notices header lines that begin with a blank. The decoder joins such a line to the one before,
 * but another server may read it as a header of its own; then the two disagree about the end of the
 * request. After decoding the line is no longer visible.
 */
final class FoldedLines {

    private final Queue<Boolean> ended = new ArrayDeque<>();
    private boolean lineIsEmpty = true;
    private boolean headIsEmpty = true;
    private boolean folded;

    /** Inspects bytes before the decoder, as long as no request has had a body. */
    void see(ByteBuf bytes) {
        bytes.forEachByte(
                octet -> {
                    see((char) octet);
                    return true;
                });
    }

    private void see(char octet) {
        switch (octet) {
            case '\r' -> {}
            case '\n' -> endLine();
            default -> {
                folded |= lineIsEmpty && !headIsEmpty && (octet == ' ' || octet == '\t');
                lineIsEmpty = false;
                headIsEmpty = false;
            }
        }
    }

    private void endLine() {
        if (lineIsEmpty && !headIsEmpty) {
            ended.add(folded);
            folded = false;
            headIsEmpty = true;
        }
        lineIsEmpty = true;
    }

    /** Whether the head that the decoder has just read had such a line. */
    boolean takeNext() {
        return ended.isEmpty() ? folded : ended.remove();
    }
}
