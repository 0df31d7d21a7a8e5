package dev.rollcall.directory.failure;

/**
 * The ways in which a use case refuses a request. They are expected, so they have no stack trace.
 */
public abstract sealed class DirectoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private DirectoryFailure(String message) {
        super(message, null, false, false);
    }

    /** The credentials prove nobody. */
    public static final class Unauthenticated extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated() {
            super("No such login");
        }
    }

    /** The caller lacks the permission {@code view-d-room}, which users.list needs. */
    public static final class DirectRoomsRefused extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public DirectRoomsRefused() {
            super("view-d-room is missing");
        }
    }

    /** The caller lacks another permission that the request needs. */
    public static final class NotPermitted extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public NotPermitted(String what) {
            super("Not permitted: " + what);
        }
    }

    /** No user has the key, or the caller may not use this kind of key. */
    public static final class UserNotFound extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public UserNotFound() {
            super("No such user");
        }
    }

    /** The look-up has an empty value. */
    public static final class EmptySearch extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public EmptySearch() {
            super("Empty look-up");
        }
    }

    /** A JSON parameter is not JSON, or has a wrong form. */
    public static final class InvalidJsonParameter extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        private final String parameter;
        private final String text;

        public InvalidJsonParameter(String parameter, String text) {
            super("Invalid " + parameter);
            this.parameter = parameter;
            this.text = text;
        }

        public String parameter() {
            return parameter;
        }

        /** The decoded text of the parameter, as it was sent. */
        public String text() {
            return text;
        }
    }

    /** A filter names an attribute or an operation that is not allowed. */
    public static final class InvalidFilter extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        private InvalidFilter(String message) {
            super(message);
        }

        public static InvalidFilter attribute(String path) {
            return new InvalidFilter("Invalid attribute: " + path);
        }

        public static InvalidFilter operation(String operator) {
            return new InvalidFilter("Invalid operation: " + operator);
        }

        public static InvalidFilter operand(String operator, String operand) {
            return new InvalidFilter(
                    "Invalid parameter for operation: " + operator + " : " + operand);
        }
    }

    /**
     * No index serves the filter and the order, and reading all users for them took too long.
     * Another try would take as long.
     */
    public static final class TooSlow extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public TooSlow() {
            super("No index serves the query or the sort, and it took too long");
        }
    }

    /** The caller's rights are fewer, or the rules are others, than when the list began. */
    public static final class RightsChanged extends DirectoryFailure {
        private static final long serialVersionUID = 1L;

        public RightsChanged() {
            super("The rights under which the list began are gone");
        }
    }
}
