package dev.rollcall.rest.connection;

/**
 * Bounds the turn of one HTTP/2 connection on its event loop, after which the other connections
 * have theirs. Requests cost more than the bytes that ask for them, so one connection could occupy
 * the loop.
 */
final class LoopShare {

    /** Decoding these takes a small part of a millisecond. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_REQUESTS = 4;

    private final LoopTurns turns;
    private final Runnable goOn;
    private int bytes;
    private int requests;
    private boolean hasTurn;
    private long round;
    private boolean waits;

    /**
     * @param turns the turns of the connections of this loop
     * @param goOn takes what the connection has held back
     */
    LoopShare(LoopTurns turns, Runnable goOn) {
        this.turns = turns;
        this.goOn = goOn;
    }

    void bytesCome(int number) {
        bytes += number;
    }

    void requestBegins() {
        requests++;
    }

    /** Whether this turn takes more bytes. If not, the connection waits for its next turn. */
    boolean takesMore() {
        if (!waits && !isInTurn() && turns.begins()) {
            begin();
        }
        if (isInTurn() && bytes < MOST_BYTES && requests < MOST_REQUESTS) {
            return true;
        }
        if (!waits) {
            hasTurn = false;
            waits = true;
            turns.await(this::next);
        }
        return false;
    }

    private boolean isInTurn() {
        return hasTurn && round == turns.round();
    }

    private void begin() {
        hasTurn = true;
        round = turns.round();
        bytes = 0;
        requests = 0;
    }

    private void next() {
        waits = false;
        begin();
        goOn.run();
    }
}
