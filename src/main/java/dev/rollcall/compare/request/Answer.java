package dev.rollcall.compare.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * The answer of one side.
 *
 * @param headers by lower-case name
 * @param body the parsed JSON; an empty text if the body is not JSON
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {

    /** The side could not be reached or took too long. */
    public static final int NONE = 0;

    /** The body has more bytes than a comparison holds. */
    public static final int TOO_LARGE = -1;

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** No answer that could be compared, for one of the reasons above. */
    public static Answer none(int reason) {
        return new Answer(reason, Map.of(), TextNode.valueOf(""));
    }

    /** Whether the status means that the same request may succeed later. */
    public boolean isPassing() {
        return status == NONE || status == 429 || status == 502 || status == 503 || status == 504;
    }
}
