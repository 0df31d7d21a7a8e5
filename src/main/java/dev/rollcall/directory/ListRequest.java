package dev.rollcall.directory;

import java.util.Optional;

/**
 * What a request for a list asks for; {@code fields} and {@code query} are there only where they
 * are to be followed.
 */
public record ListRequest(
        Paging paging,
        Optional<JsonParameter> sort,
        Optional<JsonParameter> fields,
        Optional<JsonParameter> query,
        Optional<String> email) {

    /** Whether the request uses a parameter that upstream is about to end. */
    public boolean usesDeprecatedParameters() {
        return fields.isPresent() || query.isPresent();
    }
}
