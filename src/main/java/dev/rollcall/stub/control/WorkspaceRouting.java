package dev.rollcall.stub.control;

import dev.rollcall.rest.Entrance.WorkspaceChoice;
import dev.rollcall.stub.data.JsonText;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.StubWorkspace;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Leads a request below {@code /w/ID} to the workspace of this id. It removes that part of the path
 * and reroutes the request, so that the service serves it like any other.
 */
@ApplicationScoped
class WorkspaceRouting {

    static final String PREFIX = "/w/";

    private static final String LED = "stub.workspace";

    /** The order of this handler: before the gate of the service, which knows no such path. */
    private static final int BEFORE_THE_GATE = 2000;

    private final StubSettings settings;
    private final WorkspaceDatabases databases;
    private final RequestNotes notes;
    private final FailureActs acts;

    WorkspaceRouting(
            StubSettings settings,
            WorkspaceDatabases databases,
            RequestNotes notes,
            FailureActs acts) {
        this.settings = settings;
        this.databases = databases;
        this.notes = notes;
        this.acts = acts;
    }

    void register(@Observes Filters filters) {
        if (settings.enabled()) {
            filters.register(this::lead, BEFORE_THE_GATE);
        }
    }

    private void lead(RoutingContext context) {
        StubWorkspace led = context.get(LED);
        String target = context.request().uri();
        if (led != null) {
            serve(context, led);
        } else if (target.startsWith(PREFIX)) {
            lead(context, target.substring(PREFIX.length()));
        } else {
            context.next();
        }
    }

    private void lead(RoutingContext context, String behindPrefix) {
        int end = endOfId(behindPrefix);
        Optional<StubWorkspace> workspace =
                databases.workspaces().find(behindPrefix.substring(0, end));
        if (workspace.isEmpty()) {
            context.response()
                    .setStatusCode(404)
                    .putHeader("Content-Type", "application/json")
                    .end(
                            JsonText.of(
                                    ControlAnswer.failure(
                                            ControlFailure.noWorkspace().getMessage(), List.of())));
            return;
        }
        String rest = behindPrefix.substring(end);
        WorkspaceChoice.choose(context, workspace.get().entrance());
        context.put(LED, workspace.get());
        context.reroute(rest.startsWith("/") ? rest : "/" + rest);
    }

    private static int endOfId(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void serve(RoutingContext context, StubWorkspace workspace) {
        if (acts.isOwn(context)) {
            context.next();
            return;
        }
        Optional<OrderedFailure> failure = workspace.nextFailure(context.request().path());
        notes.take(context, workspace, failure);
        failure.ifPresentOrElse(
                ordered -> acts.act(context, workspace.id(), ordered), context::next);
    }
}
