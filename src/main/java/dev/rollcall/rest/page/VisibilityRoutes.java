package dev.rollcall.rest.page;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.explain.Example;
import dev.rollcall.explain.Holders;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.ViewParameters;
import dev.rollcall.explain.ViewParameters.UnknownViewException;
import dev.rollcall.explain.VisibilityCsv;
import dev.rollcall.explain.VisibilityJson;
import dev.rollcall.page.VisibilityPage;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.rest.parameter.QueryString;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.visibility.VisibilityPolicy;
import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves who sees what on the management port, which no Ingress publishes: as a page, as JSON and
 * as CSV, under the same parameters.
 */
@ApplicationScoped
class VisibilityRoutes {

    private static final String PAGE = "/visibility";
    private static final String AS_JSON = "/visibility.json";
    private static final String AS_CSV = "/visibility.csv";
    private static final String CSV = "text/csv; charset=utf-8";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final RoleHolders holders;
    private final DemoAnswers answers;
    private final CostlyAnswers costly;
    private final ViewParameters parameters;
    private final VisibilityPage page;
    private final VisibilityJson json;
    private final VisibilityCsv csv;

    VisibilityRoutes(
            RollcallConfiguration configuration,
            Dialect spoken,
            RoleHolders holders,
            DemoAnswers answers,
            CostlyAnswers costly) {
        this.holders = holders;
        this.answers = answers;
        this.costly = costly;
        List<String> demoCallers =
                configuration.mongoUrl().isPresent()
                        ? List.of()
                        : Arrays.stream(DemoCaller.values()).map(DemoCaller::username).toList();
        Matrix matrix =
                new Matrix(Arrays.stream(Dialect.values()).map(VisibilityPolicy::new).toList());
        this.parameters = new ViewParameters(spoken, matrix.kinds(), demoCallers);
        this.page = new VisibilityPage(matrix, demoCallers);
        this.json = new VisibilityJson(matrix);
        this.csv = new VisibilityCsv(matrix);
    }

    void register(@Observes ManagementInterface management) {
        Stream.of(PAGE, AS_JSON, AS_CSV)
                .forEach(path -> management.router().route(path).handler(this::answer));
    }

    private void answer(RoutingContext context) {
        // The router also accepts a path with a slash at its end.
        String path = context.request().path();
        if (!List.of(PAGE, AS_JSON, AS_CSV).contains(path)) {
            context.next();
            return;
        }
        if (!PageAnswer.reads(context)) {
            return;
        }
        try {
            show(context, path, parameters.read(given(context)));
        } catch (UnknownViewException unknown) {
            refuse(context, path, unknown);
        }
    }

    private static Map<String, String> given(RoutingContext context) {
        Map<String, String> single = new LinkedHashMap<>();
        try {
            QueryString.parse(Optional.ofNullable(context.request().query()).orElse(""))
                    .forEach(
                            (name, value) -> {
                                if (value.values().size() > 1) {
                                    throw new UnknownViewException(
                                            "A parameter is given more than once.");
                                }
                                single.put(name, value.values().get(0));
                            });
        } catch (RequestFailure.UnreadableQuery unreadable) {
            throw new UnknownViewException("The query string cannot be decoded.");
        }
        return single;
    }

    private void show(RoutingContext context, String path, View view) {
        Context own = context.vertx().getOrCreateContext();
        Uni.combine()
                .all()
                .unis(holders.now(), example(view))
                .asTuple()
                .emitOn(step -> own.runOnContext(ignored -> step.run()))
                .subscribe()
                .with(
                        read -> send(context, path, view, read.getItem1(), read.getItem2()),
                        context::fail);
    }

    private Uni<Optional<Example>> example(View view) {
        return view.example()
                .map(asked -> answers.of(asked).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private void send(
            RoutingContext context,
            String path,
            View view,
            Holders now,
            Optional<Example> example) {
        switch (path) {
            case AS_JSON ->
                    costly.answer(
                            context,
                            () -> json.of(view, now),
                            text -> PageAnswer.send(context, OK, PageAnswer.JSON, text));
            case AS_CSV ->
                    costly.answer(
                            context,
                            () -> csv.of(view, now),
                            text -> PageAnswer.send(context, OK, CSV, text));
            default ->
                    costly.answer(
                            context,
                            () -> page.of(view, now, example),
                            made -> PageAnswer.send(context, OK, made));
        }
    }

    private void refuse(RoutingContext context, String path, UnknownViewException unknown) {
        if (path.equals(PAGE)) {
            costly.answer(
                    context,
                    () -> page.refused(parameters.usual(), unknown.getMessage()),
                    made -> PageAnswer.send(context, BAD_REQUEST, made));
        } else {
            context.fail(new RequestFailure.InvalidParameters(unknown.getMessage()));
        }
    }
}
