package dev.rollcall.rest.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which metrics are served. The first one is that of a client without a choice. */
enum MetricsFormat {
    OPEN_METRICS("application/openmetrics-text", "1.0.0"),
    PLAIN("text/plain", "0.0.4");

    /** A browser names a page, and shows plain text; it would save the other form as a file. */
    private static final String PAGE = "text/html";

    private final String type;
    private final String version;

    MetricsFormat(String type, String version) {
        this.type = type;
        this.version = version;
    }

    /**
     * The form for a client; empty if it accepts none. Who names plain text gets it, even if it
     * likes OpenMetrics better, as Prometheus does: the registry writes a timer of running tasks in
     * a way that OpenMetrics forbids, so a strict reader refuses the whole text.
     */
    static Optional<MetricsFormat> of(List<String> acceptHeaders) {
        AcceptedTypes accepted = AcceptedTypes.of(acceptHeaders);
        if (accepted.name(PLAIN.type, PLAIN.version) || accepted.name(PAGE, PLAIN.version)) {
            return Optional.of(PLAIN);
        }
        return Arrays.stream(values())
                .filter(format -> accepted.include(format.type, format.version))
                .findFirst();
    }

    String contentType() {
        return type + "; version=" + version + "; charset=utf-8";
    }
}
