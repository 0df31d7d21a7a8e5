package dev.rollcall.rest.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The forms in which metrics are served. The first one is that of a request without a choice. */
enum MetricsFormat {
    OPEN_METRICS("application/openmetrics-text", "1.0.0", List.of()),

    /** A browser names a page, and shows this text; it would save the other one as a file. */
    PLAIN("text/plain", "0.0.4", List.of("text/html"));

    private final String type;
    private final String version;
    private final List<String> shownAs;

    MetricsFormat(String type, String version, List<String> shownAs) {
        this.type = type;
        this.version = version;
        this.shownAs = shownAs;
    }

    /** The form that the client likes best; empty if it accepts none. */
    static Optional<MetricsFormat> of(List<String> acceptHeaders) {
        AcceptedTypes accepted = AcceptedTypes.of(acceptHeaders);
        return Arrays.stream(values())
                .filter(format -> format.weight(accepted) > 0)
                .min(Comparator.comparingDouble(format -> -format.weight(accepted)));
    }

    private double weight(AcceptedTypes accepted) {
        return shownAs.stream()
                .mapToDouble(accepted::weightIfNamed)
                .reduce(accepted.weight(type, version), Math::max);
    }

    String contentType() {
        return type + "; version=" + version + "; charset=utf-8";
    }
}
