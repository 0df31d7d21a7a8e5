package dev.rollcall.collapse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process at once if memory has run out. A thread that had to answer may be dead by then.
 * Without this the process would go on, serve nobody, and not be replaced.
 */
public final class Collapse {

    /** The exit code of {@code ExitOnOutOfMemoryError}, on the JVM and natively. */
    public static final int EXIT_CODE = 3;

    private static final int DEPTH = 16;
    private static final byte[] OUT_OF_MEMORY =
            line("Terminating: the process has run out of memory.");
    private static final byte[] STUCK =
            line("Terminating: an event loop has done nothing for half a minute.");

    /** Made at the start. If memory has run out, it can no longer be made. */
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    /**
     * Several threads fail at once if memory has run out; the first of them writes the line. A
     * monitor would do the same, but natively a contended one needs memory.
     */
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Collapse() {}

    /** Ends the process if this failure means that memory has run out. */
    public static void ofMemory(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof OutOfMemoryError) {
                end(OUT_OF_MEMORY);
            }
            cause = cause.getCause();
        }
    }

    static void ofLoops() {
        end(STUCK);
    }

    /** An orderly shutdown would need memory and event loops. */
    private static void end(byte[] line) {
        if (!BEGUN.compareAndSet(false, true)) {
            return;
        }
        try {
            ERR.write(line);
        } catch (IOException e) {
            // The line is lost; nothing else could report it.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
