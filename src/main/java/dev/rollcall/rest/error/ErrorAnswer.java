package dev.rollcall.rest.error;

import java.util.Map;

/** The answer to a failed request: a status, headers, and a body of the contract. */
public record ErrorAnswer(int status, Map<String, String> headers, Object body) {

    public ErrorAnswer {
        headers = Map.copyOf(headers);
    }
}
