package dev.rollcall.rest.error;

import java.time.Duration;

/**
 * The ways in which a request is refused before a use case runs. They are expected, so they have no
 * stack trace.
 */
public abstract sealed class RequestFailure extends RuntimeException {

    /** A limit of the process that no setting raises. */
    public static final String HEAP = "the heap of the process";

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

    /** A parameter breaks the contract; the message is for the caller. */
    public static final class InvalidParameters extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public InvalidParameters(String lines) {
            super(lines);
        }
    }

    /** The request is not valid HTTP: it has no host, or more than one. */
    public static final class MalformedRequest extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public MalformedRequest() {
            super("Malformed request");
        }
    }

    /** The body of the request is too long. */
    public static final class BodyTooLarge extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public BodyTooLarge() {
            super("Body too large");
        }
    }

    /** Nothing is served at this path. */
    public static final class NoSuchEndpoint extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public NoSuchEndpoint() {
            super("No such endpoint");
        }
    }

    /** The endpoint does not support this method. */
    public static final class MethodNotAllowed extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public MethodNotAllowed() {
            super("Method not allowed");
        }
    }

    /** The request accepts no form in which this is served. */
    public static final class NotAcceptable extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public NotAcceptable() {
            super("Not acceptable");
        }
    }

    /** A preflight, although the workspace has disabled CORS. */
    public static final class CrossOriginDisabled extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public CrossOriginDisabled() {
            super("Calls from other origins are off");
        }
    }

    /** A preflight from an origin that the workspace does not list. */
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

        /** Seconds until the next call is allowed, rounded up. */
        public long seconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }

    /** All places for lists are taken. */
    public static final class TooManyLists extends RequestFailure {
        private static final long serialVersionUID = 1L;

        private final String limit;

        /**
         * @param limit the setting that an operator can raise, or what else limits the lists
         */
        public TooManyLists(String limit) {
            super("All places for such lists are taken");
            this.limit = limit;
        }

        public String limit() {
            return limit;
        }
    }

    /** Answers about users, which others have asked for and not taken yet, fill the memory. */
    public static final class TooManyUntaken extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public TooManyUntaken() {
            super("Answers that readers have not taken fill the memory that they may");
        }
    }

    /**
     * Answers about users, which the caller itself has not taken yet, fill its part of the memory.
     */
    public static final class TooManyUntakenOfCaller extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public TooManyUntakenOfCaller() {
            super("Answers that the caller has not taken fill the memory that one may");
        }
    }

    /** More requests than are kept wait for the metrics and pages of the management port. */
    public static final class TooManyOnManagement extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public TooManyOnManagement() {
            super("Too many requests wait for metrics and pages of the management port");
        }
    }

    /** The client went away before the database was asked; nobody reads the answer. */
    public static final class ClientGone extends RequestFailure {
        private static final long serialVersionUID = 1L;

        public ClientGone() {
            super("The client went away");
        }
    }

    /** The caller has too many requests running. */
    public static final class TooManyOfCaller extends RequestFailure {
        private static final long serialVersionUID = 1L;

        private final String limit;

        /**
         * @param limit the setting that an operator can raise, or what else limits one caller
         */
        public TooManyOfCaller(String limit) {
            super("The caller has too much running at once");
            this.limit = limit;
        }

        public String limit() {
            return limit;
        }
    }
}
