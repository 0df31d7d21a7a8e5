package dev.rollcall.rest;

import dev.rollcall.rest.parameter.QueryString;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parsed parameters, or the failure to parse them, which is reported only after the caller is
 * authenticated.
 */
final class RequestParameters<T> {

    private final Optional<T> value;
    private final Optional<RuntimeException> failure;

    private RequestParameters(Optional<T> value, Optional<RuntimeException> failure) {
        this.value = value;
        this.failure = failure;
    }

    static <T> RequestParameters<T> read(
            String query, Function<Map<String, QueryString.Given>, T> reader) {
        try {
            return new RequestParameters<>(
                    Optional.of(reader.apply(QueryString.parse(query))), Optional.empty());
        } catch (RuntimeException invalid) {
            return new RequestParameters<>(Optional.empty(), Optional.of(invalid));
        }
    }

    Optional<T> ifValid() {
        return value;
    }

    T orThrow() {
        failure.ifPresent(
                invalid -> {
                    throw invalid;
                });
        return value.orElseThrow();
    }
}
