package dev.rollcall.rest.connection;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * Refuses requests that a proxy and this server may split differently. No request here needs a
 * body, so one with a body is the last on its connection: nothing behind that body can become a
 * request.
 */
final class RequestForm {

    private static final DecoderResult REFUSED =
            DecoderResult.failure(new IllegalArgumentException("The request is ambiguous"));

    private RequestForm() {}

    /**
     * Checks the request, and returns whether its connection ends with its answer.
     *
     * @param folded whether a header line began with a blank
     */
    static boolean isLast(HttpRequest request, boolean folded) {
        HttpHeaders headers = request.headers();
        // An upgrade would take this connection from its guards, so the offer is ignored. A client
        // that begins with HTTP/2 gets HTTP/2.
        headers.remove(HttpHeaderNames.UPGRADE);
        if (request.decoderResult().isFailure()) {
            return true;
        }
        if (folded || isAmbiguous(request)) {
            request.setDecoderResult(REFUSED);
            return true;
        }
        // A client of HTTP/1.0 recognises the end of a list by the end of the connection only.
        if (hasBody(headers)
                || isOfHttp10(request)
                || headers.containsValue(
                        HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            return true;
        }
        return false;
    }

    private static boolean isAmbiguous(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (headers.contains("")
                || headers.getAll(HttpHeaderNames.HOST).size() > 1
                || !isOfHttp10(request)
                        && !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            return true;
        }
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (encodings.isEmpty()) {
            return lengths.size() > 1 || !lengths.stream().allMatch(RequestForm::isLength);
        }
        return !lengths.isEmpty()
                || encodings.size() > 1
                || !encodings.get(0).equalsIgnoreCase("chunked")
                || isOfHttp10(request);
    }

    private static boolean isOfHttp10(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    private static boolean isLength(String value) {
        return value.matches("[0-9]{1,18}");
    }

    private static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH, "0");
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || !length.matches("0+");
    }
}
