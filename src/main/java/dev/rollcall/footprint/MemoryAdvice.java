package dev.rollcall.footprint;

import org.graalvm.nativeimage.c.function.CFunction;

/**
 * Advice to the kernel on memory, for which the JDK has no method. A native executable alone can
 * call it.
 */
final class MemoryAdvice {

    /** {@code MADV_DONTNEED} of Linux. */
    private static final int NOT_NEEDED = 4;

    private MemoryAdvice() {}

    /**
     * Gives back the memory of a mapping. What is used again is read from the file again, or from
     * the kernel's copy of it.
     */
    static void notNeeded(FileMapping mapping) {
        // A refusal costs memory and nothing else.
        madvise(mapping.address(), mapping.length(), NOT_NEEDED);
    }

    @CFunction("madvise")
    private static native int madvise(long address, long length, int advice);
}
