package dev.rollcall.rest.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Gives the HTTP/2 connections of one event loop their turns, a few in each round. A request needs
 * the loop several times until it is answered, also for the replies of the database. If hundreds of
 * connections had their turns in one go, each of these steps would wait for all of them, and a
 * request would take many times as long.
 */
final class LoopTurns {

    /** They begin 16 requests at most, in some milliseconds. */
    static final int OF_A_ROUND = 4;

    private final Executor loop;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int begun;
    private long round;
    private boolean nextIsScheduled;

    /**
     * @param loop runs a round when the tasks that came before it are done
     */
    LoopTurns(Executor loop) {
        this.loop = loop;
    }

    /** The number of the round; a turn ends with its round, whether it was used or not. */
    long round() {
        return round;
    }

    /** Whether a connection may have its first turn now; if not, it has to wait. */
    boolean begins() {
        if (begun >= OF_A_ROUND || !waiting.isEmpty()) {
            return false;
        }
        begun++;
        scheduleNext();
        return true;
    }

    /**
     * Gives a turn to a connection after all that have waited for longer.
     *
     * @param turn begins the turn
     */
    void await(Runnable turn) {
        waiting.add(turn);
        scheduleNext();
    }

    private void scheduleNext() {
        if (!nextIsScheduled) {
            nextIsScheduled = true;
            loop.execute(this::nextRound);
        }
    }

    private void nextRound() {
        nextIsScheduled = false;
        round++;
        begun = Math.min(OF_A_ROUND, waiting.size());
        try {
            for (int turn = begun; turn > 0; turn--) {
                waiting.remove().run();
            }
        } finally {
            // Behind the tasks that the turns left to the loop, since turns end with their round.
            if (begun > 0) {
                scheduleNext();
            }
        }
    }
}
