package dev.rollcall.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells on the terminal what is going on and since when, so that a long step is seen to move. */
final class Progress {

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final long started = System.nanoTime();
    private long lastTold;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** A line with the time since the start. */
    void tell(String line) {
        lastTold = System.nanoTime();
        out.printf(Locale.ROOT, "[%4d s] %s%n", (lastTold - started) / 1_000_000_000L, line);
    }

    /** The same, but no more often than every few seconds. */
    void tellNowAndThen(String line) {
        if (System.nanoTime() - lastTold > EVERY.toNanos()) {
            tell(line);
        }
    }

    /** Runs a step that says nothing itself, and tells every few seconds that it still runs. */
    void during(String step, Runnable work) {
        tell(step);
        Thread heartbeat = new Thread(() -> beat(step), "progress");
        heartbeat.setDaemon(true);
        heartbeat.start();
        try {
            work.run();
        } finally {
            heartbeat.interrupt();
        }
    }

    private void beat(String step) {
        try {
            while (true) {
                Thread.sleep(EVERY.toMillis());
                tell("still " + step);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }
}
