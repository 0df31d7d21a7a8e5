package dev.rollcall.signal;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Logs the origin of a failure without its message: messages of libraries may repeat a caller's
 * text, the database's contents, or addresses.
 */
public final class FailureTrace {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private FailureTrace() {}

    /** The classes of the failure and of its causes, each with the first frames of its stack. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(FailureTrace::frames)
                .collect(Collectors.joining("; because of "));
    }

    /** A failure that stands for another one names the class of that other one. */
    private static String kind(Throwable failure) {
        return failure instanceof Wordless ? failure.toString() : failure.getClass().getName();
    }

    /** A failure whose text is the class and the code of another failure, and nothing else. */
    public interface Wordless {}

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", kind(failure) + " at ", ""));
    }
}
