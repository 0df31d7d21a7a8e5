package dev.rollcall.rest.error;

import java.util.Map;

/** An answer to a failed request: a status, headers of its own, and a body of the contract's. */
public record ErrorAnswer(int status, Map<String, String> headers, Object body) {

    public ErrorAnswer {
        headers = Map.copyOf(headers);
    }
}
