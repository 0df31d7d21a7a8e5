package dev.rollcall.rest.error;

import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;

/** Translates refusals of the framework into the failures of the error table. */
public final class FrameworkFailure {

    private static final int FIRST_OF_CLIENT = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int FIRST_OF_SERVER = 500;

    private FrameworkFailure() {}

    /**
     * The failure for a status of the framework. If the status does not blame the client, it is the
     * framework's own failure. A connection or stream that has ended is no failure of the service:
     * anybody can end one, as often as they like.
     *
     * @param failure the framework's failure; null if there is none
     */
    public static Throwable of(int status, Throwable failure) {
        if (failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof Http2Exception.StreamException) {
            return new RequestFailure.ClientGone();
        }
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
