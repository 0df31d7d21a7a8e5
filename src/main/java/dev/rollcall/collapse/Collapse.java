package dev.rollcall.collapse;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the process at once. What has run out of memory cannot be trusted to free any: a thread that
 * was to answer may be gone, and then the process stays, serves nobody, and nobody replaces it.
 */
public final class Collapse {

    /** As the virtual machine and a native executable exit by {@code ExitOnOutOfMemoryError}. */
    public static final int EXIT_CODE = 3;

    private static final int DEPTH = 16;
    private static final byte[] OUT_OF_MEMORY =
            line("Terminating: the process has run out of memory.");
    private static final byte[] STUCK =
            line("Terminating: an event loop has done nothing for half a minute.");

    private Collapse() {}

    /** Ends the process if this failure says that memory has run out. */
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

    /** No shutdown in order: that would need memory and loops. */
    private static void end(byte[] line) {
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write(line);
        } catch (IOException e) {
            // There is nobody else to say it to.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
