package dev.rollcall.collapse;

import dev.rollcall.collapse.Watches.MemoryWatch;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A process that runs out of memory in the way that its argument names, and would then stay. */
final class DyingProcess {

    private static final int THREADS = 32;

    private DyingProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        MemoryWatch.begin();
        switch (arguments[0]) {
            case "logged" ->
                    Logger.getLogger("any")
                            .log(Level.WARNING, "Failed", new IllegalStateException(exhausted()));
            case "thread" -> new Thread(DyingProcess::exhaust).start();
            case "threads" -> failTogether();
            default -> throw new IllegalStateException("Anything else");
        }
        Thread.sleep(60_000);
    }

    private static void failTogether() {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        for (int i = 0; i < THREADS; i++) {
            new Thread(
                            () -> {
                                await(together);
                                Collapse.ofMemory(new OutOfMemoryError());
                            })
                    .start();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
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
