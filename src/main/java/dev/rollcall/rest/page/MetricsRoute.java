package dev.rollcall.rest.page;

import dev.rollcall.rest.error.RequestFailure;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
        MetricsFormat.of(context.request().headers().getAll("Accept"))
                .map(MetricsFormat::contentType)
                .ifPresentOrElse(
                        type -> scrape(context, type),
                        () -> context.fail(new RequestFailure.NotAcceptable()));
    }

    private void scrape(RoutingContext context, String type) {
        costly.answer(
                context,
                () -> metrics.scrape(type),
                text -> context.response().putHeader("Content-Type", type).end(text));
    }
}
