package dev.rollcall.stub.workspace;

import java.time.Duration;
import java.util.Optional;

/**
 * A failure that a consumer ordered from the stub: it replaces the answer to a request, or delays
 * it.
 *
 * @param kind the kind of failure
 * @param status the status of an answer of the kind {@link Kind#STATUS}
 * @param retryAfter the seconds of its {@code Retry-After}, if that status has one
 * @param delay how long the request waits first
 * @param operation the only operation that fails so, as {@code users.list}; empty for all
 */
public record OrderedFailure(
        Kind kind, int status, long retryAfter, Duration delay, Optional<String> operation) {

    /** What can happen to a request. */
    public enum Kind {
        /** An answer with a status of the contract's. */
        STATUS("status"),
        /** The usual answer, but late. */
        DELAY("delay"),
        /** The first half of the usual answer, and then the end of the connection. */
        BREAK_OFF("breakOff"),
        /** The end of the connection without an answer. */
        RESET("reset");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its name in the control API. */
        public String word() {
            return word;
        }
    }

    boolean isFor(String path) {
        return operation.isEmpty() || path.endsWith("/" + operation.get());
    }
}
