package dev.rollcall.rest.connection;

import java.util.concurrent.Executor;

/**
 * Bounds the turn of one HTTP/2 connection on its event loop, after which the other connections
 * have theirs. Requests cost more than the bytes that ask for them, so one connection could occupy
 * the loop.
 */
final class LoopShare {

    /** Decoding these takes a small part of a millisecond. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_REQUESTS = 4;

    private final Executor loop;
    private final Runnable goOn;
    private int bytes;
    private int requests;
    private boolean nextIsScheduled;

    /**
     * @param loop runs the next turn when the other connections had theirs
     * @param goOn takes what the connection has held back
     */
    LoopShare(Executor loop, Runnable goOn) {
        this.loop = loop;
        this.goOn = goOn;
    }

    void bytesCome(int number) {
        bytes += number;
    }

    void requestBegins() {
        requests++;
    }

    /** Whether this turn takes more bytes. If not, the next turn is scheduled. */
    boolean takesMore() {
        if (bytes < MOST_BYTES && requests < MOST_REQUESTS) {
            return true;
        }
        if (!nextIsScheduled) {
            nextIsScheduled = true;
            loop.execute(this::next);
        }
        return false;
    }

    private void next() {
        nextIsScheduled = false;
        bytes = 0;
        requests = 0;
        goOn.run();
    }
}
