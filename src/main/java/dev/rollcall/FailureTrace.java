package dev.rollcall;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows where a failure comes from without its message: messages of libraries repeat what a caller
 * sent, what the database holds, and addresses.
 */
public final class FailureTrace {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private FailureTrace() {}

    /** The kinds of the failure and of its causes, each with where it was thrown. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(FailureTrace::frames)
                .collect(Collectors.joining("; because of "));
    }

    /** A failure that stands for another one says of which kind that is. */
    private static String kind(Throwable failure) {
        return failure instanceof Wordless ? failure.toString() : failure.getClass().getName();
    }

    /** A failure whose text holds nothing but the kind and the code of another one. */
    public interface Wordless {}

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", kind(failure) + " at ", ""));
    }
}
