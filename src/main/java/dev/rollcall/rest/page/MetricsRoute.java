package dev.rollcall.rest.page;

import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Serves the metrics as {@link CostlyAnswers}. The framework's own route has no bound: each request
 * takes one of two hundred threads, and the checks of readiness wait behind them. So no request
 * reaches that route, which would answer any method and any path below, too.
 */
@ApplicationScoped
@SuppressWarnings("deprecation") // The registry is that of the framework, which has no newer one.
class MetricsRoute {

    private static final String PATH = "/q/metrics";
    private static final int BEFORE_THE_FRAMEWORK = -1;
    private static final int NOT_FOUND = 404;
    private static final String OPEN_METRICS =
            "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String PLAIN = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final CostlyAnswers costly;

    MetricsRoute(PrometheusMeterRegistry metrics, CostlyAnswers costly) {
        this.metrics = metrics;
        this.costly = costly;
    }

    void register(@Observes ManagementInterface management) {
        management.router().route(PATH + "*").order(BEFORE_THE_FRAMEWORK).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (!context.request().path().equals(PATH)) {
            context.fail(NOT_FOUND);
            return;
        }
        if (!PageAnswer.reads(context)) {
            return;
        }
        String type = type(context);
        costly.answer(
                context,
                () -> metrics.scrape(type),
                text -> context.response().putHeader("Content-Type", type).end(text));
    }

    /** Browsers and clients that name plain text get plain text; all others get OpenMetrics. */
    private static String type(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Accept"))
                .filter(types -> types.contains("text/plain") || types.contains("text/html"))
                .map(types -> PLAIN)
                .orElse(OPEN_METRICS);
    }
}
