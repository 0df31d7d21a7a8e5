package dev.rollcall.rest.answer;

import dev.rollcall.rest.request.Endpoint;
import dev.rollcall.rest.request.ServedPath;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps text of callers out of the labels of metrics: a label has a known value, or {@code other}.
 * The framework uses any method and path, so each new one would become a permanent series, and a
 * path can hold a secret.
 */
@Singleton
final class RequestLabels implements MeterFilter {

    private static final String OF_REQUESTS = "http.server.";
    private static final String OTHER = "other";

    private static final Set<String> METHODS =
            Set.of(
                    "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT",
                    "UNKNOWN");

    /** The framework's labels for paths without a name. */
    private static final Set<String> NAMELESS =
            Set.of("NOT_FOUND", "REDIRECTION", "root", "UNKNOWN", "/cors-preflight");

    private static final Set<String> OF_MANAGEMENT =
            Set.of(
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/metrics");

    private static final Map<String, Set<String>> KNOWN = Map.of("method", METHODS, "uri", paths());

    private static Set<String> paths() {
        Stream<String> endpoints = Arrays.stream(Endpoint.values()).map(Endpoint::path);
        return Stream.of(
                        endpoints,
                        ServedPath.CONTRACT.stream(),
                        Stream.of(ServedPath.SWAGGER_UI),
                        OF_MANAGEMENT.stream(),
                        NAMELESS.stream())
                .flatMap(some -> some)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(OF_REQUESTS)) {
            return id;
        }
        List<Tag> tags = new ArrayList<>();
        id.getTags().forEach(tag -> tags.add(known(tag)));
        return id.replaceTags(tags);
    }

    private static Tag known(Tag tag) {
        Set<String> values = KNOWN.get(tag.getKey());
        return values == null || values.contains(tag.getValue())
                ? tag
                : Tag.of(tag.getKey(), OTHER);
    }
}
