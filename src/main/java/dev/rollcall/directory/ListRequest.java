package dev.rollcall.directory;

import java.util.Optional;

/**
 * The parsed parameters of a request for a list. {@code fields} and {@code query} are present only
 * if they are honoured.
 */
public record ListRequest(
        Paging paging,
        Optional<JsonParameter> sort,
        Optional<JsonParameter> fields,
        Optional<JsonParameter> query,
        Optional<String> email) {

    /** Whether the request uses a parameter that upstream has deprecated. */
    public boolean usesDeprecatedParameters() {
        return fields.isPresent() || query.isPresent();
    }
}
