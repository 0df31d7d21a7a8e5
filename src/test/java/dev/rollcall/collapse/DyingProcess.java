package dev.rollcall.collapse;

import dev.rollcall.collapse.Watches.MemoryWatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A process that runs out of memory in the way that its argument names, and would then stay. */
final class DyingProcess {

    private DyingProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        MemoryWatch.begin();
        switch (arguments[0]) {
            case "logged" ->
                    Logger.getLogger("any")
                            .log(Level.WARNING, "Failed", new IllegalStateException(exhausted()));
            case "thread" -> new Thread(DyingProcess::exhaust).start();
            default -> throw new IllegalStateException("Anything else");
        }
        Thread.sleep(60_000);
    }

    private static Error exhausted() {
        try {
            exhaust();
            return new AssertionError("Memory has no end");
        } catch (OutOfMemoryError e) {
            return e;
        }
    }

    private static void exhaust() {
        long[][] all = new long[1024][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new long[1024 * 1024];
        }
    }
}
