package dev.rollcall.collapse;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Ends the process if an event loop has stopped, because it waits for memory or its thread is dead.
 * Requests and probes of that loop would never get an answer.
 */
final class LoopWatch implements Runnable {

    private static final long TICK_MILLIS = 1_000;

    /** A much later tick means that the whole process got no processor time. */
    private static final long LATE_NANOS = 2 * TICK_MILLIS * 1_000_000;

    private static final int SILENT_TICKS = 30;

    private final List<Pulse> pulses;
    private final Runnable stopped;

    private LoopWatch(List<Pulse> pulses, Runnable stopped) {
        this.pulses = pulses;
        this.stopped = stopped;
    }

    /** Watches these loops on a thread of its own, and ends the process if one stops. */
    static void begin(Iterable<EventExecutor> loops) {
        Thread thread = new Thread(over(loops, Collapse::ofLoops), "rollcall-loop-watch");
        thread.setDaemon(true);
        thread.start();
    }

    static LoopWatch over(Iterable<? extends Executor> loops, Runnable stopped) {
        List<Pulse> pulses = new ArrayList<>();
        loops.forEach(loop -> pulses.add(new Pulse(loop)));
        return new LoopWatch(pulses, stopped);
    }

    @Override
    public void run() {
        try {
            while (true) {
                long begun = System.nanoTime();
                Thread.sleep(TICK_MILLIS);
                if (System.nanoTime() - begun < LATE_NANOS) {
                    tick();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks every loop for a sign of life, and counts the missing ones. */
    void tick() {
        for (Pulse pulse : pulses) {
            if (pulse.silentTicks() >= SILENT_TICKS) {
                stopped.run();
            }
        }
    }

    /** The signs of life of one loop. */
    private static final class Pulse {

        private final Executor loop;
        private volatile boolean answered = true;
        private int silent;

        Pulse(Executor loop) {
            this.loop = loop;
        }

        int silentTicks() {
            if (answered) {
                silent = 0;
                answered = false;
                loop.execute(() -> answered = true);
            } else {
                silent++;
            }
            return silent;
        }
    }
}
