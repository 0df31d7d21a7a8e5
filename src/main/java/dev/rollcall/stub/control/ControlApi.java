package dev.rollcall.stub.control;

import dev.rollcall.demo.ProviderState;
import dev.rollcall.stub.data.JsonText;
import dev.rollcall.stub.data.UnusableData;
import dev.rollcall.stub.workspace.StubWorkspace;
import dev.rollcall.stub.workspace.StubWorkspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes and drops workspaces by request, on the port of health and metrics and in a stub alone. Its
 * contract is {@code stub-control.yaml}, which is served beside it.
 */
@ApplicationScoped
class ControlApi {

    static final String WORKSPACES = "/workspaces";

    private static final Logger LOG = Logger.getLogger(ControlApi.class);
    private static final String ONE = WORKSPACES + "/:id";
    private static final Map<String, String> FILES =
            Map.of(
                    "/stub-control.yaml", "application/yaml",
                    "/stub-data.schema.json", "application/schema+json");

    /**
     * The longest body. The framework's own limit is higher, and it ends the connection without an
     * answer.
     */
    private static final long LONGEST_BODY = 8L * 1024 * 1024;

    private static final List<String> USUAL = List.of(ProviderState.DEMO_WORKSPACE.stateName());

    private final StubSettings settings;
    private final WorkspaceDatabases databases;
    private final Vertx vertx;
    private volatile boolean ended;

    ControlApi(StubSettings settings, WorkspaceDatabases databases, Vertx vertx) {
        this.settings = settings;
        this.databases = databases;
        this.vertx = vertx;
    }

    /**
     * An answer.
     *
     * @param body empty if there is none
     */
    private record Reply(int status, Optional<Object> body) {

        static Reply of(int status, Object body) {
            return new Reply(status, Optional.of(body));
        }
    }

    void register(@Observes ManagementInterface management) {
        if (!settings.enabled()) {
            return;
        }
        Router router = management.router();
        on(router, HttpMethod.POST, WORKSPACES, this::make);
        on(router, HttpMethod.GET, WORKSPACES, context -> list());
        on(router, HttpMethod.GET, ONE, this::describe);
        on(router, HttpMethod.DELETE, ONE, this::drop);
        on(router, HttpMethod.POST, ONE + "/reset", this::reset);
        on(router, HttpMethod.GET, ONE + "/requests", this::requests);
        on(router, HttpMethod.GET, ONE + "/faults", this::faults);
        on(router, HttpMethod.POST, ONE + "/faults", this::order);
        FILES.forEach(
                (file, type) -> router.get(file).handler(context -> send(context, file, type)));
        vertx.setPeriodic(
                Math.max(1, settings.forgetAfter().toMillis() / 4),
                timer -> vertx.executeBlocking(this::forgetUnused, false));
    }

    /** Afterwards the objects of the workspaces are gone, one after another. */
    void stop(@Observes ShutdownEvent event) {
        if (settings.enabled()) {
            ended = true;
            workspaces().stop();
        }
    }

    private StubWorkspaces workspaces() {
        return databases.workspaces();
    }

    private Void forgetUnused() {
        workspaces().forgetUnused();
        return null;
    }

    private static void send(RoutingContext context, String file, String type) {
        context.response().putHeader("Content-Type", type).sendFile("META-INF" + file);
    }

    /**
     * Runs the operation beside the event loop, because making, resetting and dropping a workspace
     * block.
     */
    private void on(
            Router router,
            HttpMethod method,
            String path,
            Function<RoutingContext, Reply> operation) {
        router.route(method, path)
                .handler(
                        context ->
                                vertx.executeBlocking(() -> operation.apply(context), false)
                                        .onSuccess(answer -> send(context, answer))
                                        .onFailure(failure -> refuse(context, failure)));
    }

    private static void send(RoutingContext context, Reply answer) {
        context.response().setStatusCode(answer.status()).putHeader("Cache-Control", "no-store");
        answer.body()
                .ifPresentOrElse(
                        body ->
                                context.response()
                                        .putHeader("Content-Type", "application/json")
                                        .end(JsonText.of(body)),
                        () -> context.response().end());
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (ended) {
            context.request().connection().close();
        } else if (failure instanceof ControlFailure refused) {
            send(
                    context,
                    Reply.of(
                            refused.status(),
                            ControlAnswer.failure(refused.getMessage(), refused.faults())));
        } else if (failure instanceof UnusableData unusable) {
            send(
                    context,
                    Reply.of(
                            400,
                            ControlAnswer.failure(
                                    "The request is not understood: " + unusable.getMessage(),
                                    unusable.faults())));
        } else {
            LOG.error("A workspace of the stub could not be made, reset or dropped", failure);
            send(
                    context,
                    Reply.of(
                            500,
                            ControlAnswer.failure(
                                    "The stub failed; its log says why.", List.of())));
        }
    }

    /** A form of a web page could be sent as any other type without asking first. */
    private static String body(RoutingContext context) {
        String type = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        String body = Optional.ofNullable(context.body().asString()).orElse("");
        if (!type.startsWith("application/json")) {
            throw ControlFailure.of(415, "The Content-Type has to be application/json.");
        }
        if (context.body().length() > LONGEST_BODY) {
            throw ControlFailure.tooLong();
        }
        return body;
    }

    private StubWorkspace found(RoutingContext context) {
        return workspaces().find(id(context)).orElseThrow(ControlFailure::noWorkspace);
    }

    private static String id(RoutingContext context) {
        return context.pathParam("id");
    }

    private Reply make(RoutingContext context) {
        return workspaces()
                .make(ControlRequest.workspace(body(context), USUAL, settings.defaultDialect()))
                .map(made -> Reply.of(201, ControlAnswer.workspace(made, settings.service())))
                .orElseThrow(this::full);
    }

    private ControlFailure full() {
        return ControlFailure.of(
                409,
                workspaces().areAsManyAsThereMayBe()
                        ? "There are %d workspaces, as many as there may be: drop one, or start the stub with --most-workspaces."
                                .formatted(settings.most())
                        : "The workspaces would hold more than half of the stub's memory: drop one, order a smaller one, or give the stub more memory (-Xmx).");
    }

    private Reply list() {
        return Reply.of(200, ControlAnswer.workspaces(workspaces(), settings.service()));
    }

    private Reply describe(RoutingContext context) {
        return Reply.of(200, ControlAnswer.workspace(found(context), settings.service()));
    }

    private Reply drop(RoutingContext context) {
        if (!workspaces().drop(id(context))) {
            throw ControlFailure.noWorkspace();
        }
        return new Reply(204, Optional.empty());
    }

    private Reply reset(RoutingContext context) {
        return workspaces()
                .reset(id(context))
                .map(fresh -> Reply.of(200, ControlAnswer.workspace(fresh, settings.service())))
                .orElseThrow(ControlFailure::noWorkspace);
    }

    private Reply requests(RoutingContext context) {
        return Reply.of(200, ControlAnswer.requests(found(context)));
    }

    private Reply faults(RoutingContext context) {
        return Reply.of(200, ControlAnswer.failures(found(context).failures()));
    }

    private Reply order(RoutingContext context) {
        StubWorkspace workspace = found(context);
        ControlRequest.FailureOrder order = ControlRequest.failure(body(context));
        if (!workspace.failures().add(order.failure(), order.times())) {
            throw ControlFailure.of(
                    409, "There are as many orders as there may be; reset the workspace.");
        }
        return Reply.of(201, ControlAnswer.failures(workspace.failures()));
    }
}
