package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;

/**
 * Refuses requests of one connection that a proxy and this server may split differently. No request
 * here needs a body, so one with a body is the last on its connection: nothing behind that body can
 * become a request.
 *
 * <p>One such form is visible only before the request is decoded: a header line that begins with a
 * blank. The decoder joins it to the line before, but another server may read it as a header of its
 * own.
 */
final class RequestForm {

    private static final DecoderResult REFUSED =
            DecoderResult.failure(new IllegalArgumentException("The request is ambiguous"));

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NOTHING = Pattern.compile("0+");

    private final Queue<Boolean> ended = new ArrayDeque<>();
    private boolean lineIsEmpty = true;
    private boolean headIsEmpty = true;
    private boolean folded;

    /**
     * Inspects bytes before the decoder, as long as no request has had a body. After the first
     * character of a line only its end matters.
     */
    void see(ByteBuf bytes) {
        int end = bytes.writerIndex();
        int next = bytes.readerIndex();
        while (next >= 0 && next < end) {
            see((char) bytes.getByte(next));
            next = lineIsEmpty ? next + 1 : bytes.indexOf(next + 1, end, (byte) '\n');
        }
    }

    private void see(char octet) {
        switch (octet) {
            case '\r' -> {}
            case '\n' -> endLine();
            default -> {
                folded |= lineIsEmpty && !headIsEmpty && (octet == ' ' || octet == '\t');
                lineIsEmpty = false;
                headIsEmpty = false;
            }
        }
    }

    private void endLine() {
        if (lineIsEmpty && !headIsEmpty) {
            ended.add(folded);
            folded = false;
            headIsEmpty = true;
        }
        lineIsEmpty = true;
    }

    /** Whether the head that the decoder has just read had a line that begins with a blank. */
    boolean takeFolded() {
        return ended.isEmpty() ? folded : ended.remove();
    }

    /**
     * Checks the request that the decoder has just read, and returns whether its connection ends
     * with its answer.
     */
    boolean isLast(HttpRequest request) {
        boolean hadFolded = takeFolded();
        HttpHeaders headers = request.headers();
        // An upgrade would take this connection from its guards, so the offer is ignored. A client
        // that begins with HTTP/2 gets HTTP/2.
        headers.remove(HttpHeaderNames.UPGRADE);
        if (request.decoderResult().isFailure()) {
            return true;
        }
        if (hadFolded || isAmbiguous(request)) {
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
        return LENGTH.matcher(value).matches();
    }

    private static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH, "0");
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || !NOTHING.matcher(length).matches();
    }
}
