package dev.rollcall.collapse;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Notices that an event loop has stopped: it waits for memory that does not come, or its thread is
 * gone. Whatever it serves has no answer for good, and its own probes may be among that.
 */
final class LoopWatch implements Runnable {

    private static final long TICK_MILLIS = 1_000;

    /** A tick that took much longer says that the whole process had no processor. */
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

    /** Asks every loop for a sign, and counts how often it gave none. */
    void tick() {
        for (Pulse pulse : pulses) {
            if (pulse.silentTicks() >= SILENT_TICKS) {
                stopped.run();
            }
        }
    }

    /** One loop's sign of life. */
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
