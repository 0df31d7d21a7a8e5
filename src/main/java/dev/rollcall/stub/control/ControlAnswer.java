package dev.rollcall.stub.control;

import dev.rollcall.stub.data.UnusableData.Fault;
import dev.rollcall.stub.workspace.Journal;
import dev.rollcall.stub.workspace.OrderedFailures;
import dev.rollcall.stub.workspace.OrderedFailures.OrderedFailure;
import dev.rollcall.stub.workspace.StubWorkspace;
import dev.rollcall.stub.workspace.StubWorkspaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of the control API's answers, as its contract says. */
final class ControlAnswer {

    private ControlAnswer() {}

    static Map<String, Object> workspace(StubWorkspace workspace, String service) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", workspace.id());
        body.put("url", service + WorkspaceRouting.PREFIX + workspace.id());
        body.put("states", workspace.order().contents().states().names());
        body.put("dialect", workspace.order().dialect());
        body.put("callers", workspace.order().contents().printedCallers());
        return body;
    }

    static Map<String, Object> workspaces(StubWorkspaces workspaces, String service) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "workspaces",
                workspaces.all().stream().map(each -> workspace(each, service)).toList());
        body.put("most", workspaces.most());
        body.put("forgetAfter", workspaces.forgetAfter().toString());
        return body;
    }

    static Map<String, Object> requests(StubWorkspace workspace) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "requests",
                workspace.journal().entries().stream().map(ControlAnswer::request).toList());
        body.put("forgotten", workspace.journal().forgotten());
        return body;
    }

    private static Map<String, Object> request(Journal.Entry entry) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("number", entry.number());
        body.put("at", entry.at().toString());
        body.put("method", entry.method());
        body.put("path", entry.path());
        body.put("parameters", entry.parameters().orElse(null));
        body.put("caller", entry.caller().orElse(null));
        body.put("status", entry.status().orElse(null));
        body.put("milliseconds", entry.milliseconds());
        body.put("fault", entry.fault().orElse(null));
        return body;
    }

    static Map<String, Object> failures(OrderedFailures failures) {
        List<Map<String, Object>> waiting = new ArrayList<>();
        failures.waiting().forEach((failure, times) -> waiting.add(failure(failure, times)));
        return Map.of("faults", waiting);
    }

    private static Map<String, Object> failure(OrderedFailure failure, int times) {
        Map<String, Object> body = new LinkedHashMap<>();
        switch (failure.kind()) {
            case STATUS -> {
                body.put("status", failure.status());
                body.put("retryAfter", failure.retryAfter());
            }
            case BREAK_OFF, RESET -> body.put(failure.kind().word(), true);
            case DELAY -> {
                /* The members below say it all. */
            }
        }
        body.put("delayMillis", failure.delay().toMillis());
        failure.operation().ifPresent(operation -> body.put("operation", operation));
        body.put("times", times);
        return body;
    }

    static Map<String, Object> failure(String sentence, List<Fault> faults) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", sentence);
        body.put(
                "problems",
                faults.stream()
                        .map(
                                fault -> {
                                    Map<String, Object> problem = new LinkedHashMap<>();
                                    problem.put("line", fault.line());
                                    problem.put("path", fault.path());
                                    problem.put("problem", fault.sentence());
                                    return problem;
                                })
                        .toList());
        return body;
    }
}
