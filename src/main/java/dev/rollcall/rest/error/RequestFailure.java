package dev.rollcall.rest.error;

import java.time.Duration;

/**
 * The ways in which a request is refused before a use case sees it. Expected, so without a stack
 * trace.
 */
public abstract sealed class RequestFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RequestFailure(String message) {
        super(message, null, false, false);
    }

    /** The query string cannot be decoded, or has too many parameters. */
    public static final class UnreadableQuery extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public UnreadableQuery() {
            super("Unreadable query string");
        }
    }

    /** A parameter is not as the contract has it; the message is what the caller is told. */
    public static final class InvalidParameters extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public InvalidParameters(String lines) {
            super(lines);
        }
    }

    /** The request is no proper HTTP: it names no host, or more than one. */
    public static final class MalformedRequest extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public MalformedRequest() {
            super("Malformed request");
        }
    }

    /** The request has a longer body than is read. */
    public static final class BodyTooLarge extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public BodyTooLarge() {
            super("Body too large");
        }
    }

    /** There is nothing at this path. */
    public static final class NoSuchEndpoint extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public NoSuchEndpoint() {
            super("No such endpoint");
        }
    }

    /** The endpoint does not take this method. */
    public static final class MethodNotAllowed extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public MethodNotAllowed() {
            super("Method not allowed");
        }
    }

    /** A preflight, though the workspace does not let browsers of other origins in. */
    public static final class CrossOriginDisabled extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public CrossOriginDisabled() {
            super("Calls from other origins are off");
        }
    }

    /** A preflight of an origin that the workspace does not let in. */
    public static final class OriginRefused extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public OriginRefused() {
            super("Origin refused");
        }
    }

    /** The caller's address has used up its calls of this endpoint. */
    public static final class TooManyRequests extends RequestFailure {
        private static final long serialVersionUID = 1L;

        private final transient Duration wait;

        public TooManyRequests(Duration wait) {
            super("Too many requests");
            this.wait = wait;
        }

        /** Whole seconds until the next call is let through, rounded up. */
        public long seconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }

    /** As many lists are being read as there may be. */
    public static final class TooManyLists extends RequestFailure {
        private static final long serialVersionUID = 1L;

        private final String setting;

        /**
         * @param setting what an operator can set to let more pass
         */
        public TooManyLists(String setting) {
            super("All places for such lists are taken");
            this.setting = setting;
        }

        public String setting() {
            return setting;
        }
    }

    /** The caller has as many requests running as one caller may have. */
    public static final class TooManyOfCaller extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public TooManyOfCaller() {
            super("The caller has too much running at once");
        }
    }
}
