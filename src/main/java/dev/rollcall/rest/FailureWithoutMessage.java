package dev.rollcall.rest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Stands in for a failure in the log: its class, its stack trace and its causes, without their
 * messages. A message can hold a query string, an address or a part of a document.
 */
final class FailureWithoutMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;

    private FailureWithoutMessage(Throwable failure, Throwable cause) {
        super(null, cause);
        this.kind = failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    static FailureWithoutMessage of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A chain of causes can lead back to where it began. */
    private static FailureWithoutMessage of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        boolean ends = cause == null || seen.contains(cause);
        return new FailureWithoutMessage(failure, ends ? null : of(cause, seen));
    }

    @Override
    public String toString() {
        return kind;
    }
}
