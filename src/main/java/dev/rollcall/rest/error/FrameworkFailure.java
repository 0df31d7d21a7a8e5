package dev.rollcall.rest.error;

/** Translates what the framework refuses by itself into the failures that the table answers. */
public final class FrameworkFailure {

    private static final int FIRST_OF_CLIENT = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int FIRST_OF_SERVER = 500;

    private FrameworkFailure() {}

    /**
     * The failure that the framework's status stands for. If the status is not one of the client's,
     * that is the framework's own failure.
     *
     * @param failure null if the framework gives none
     */
    public static Throwable of(int status, Throwable failure) {
        if (status < FIRST_OF_CLIENT || status >= FIRST_OF_SERVER) {
            return failure == null ? new IllegalStateException("Status " + status) : failure;
        }
        return switch (status) {
            case NOT_FOUND -> new RequestFailure.NoSuchEndpoint();
            case METHOD_NOT_ALLOWED -> new RequestFailure.MethodNotAllowed();
            case TOO_LARGE -> new RequestFailure.BodyTooLarge();
            default -> new RequestFailure.MalformedRequest();
        };
    }
}
