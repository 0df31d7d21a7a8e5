package dev.rollcall.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Compares the service with the bare server on one workspace: the same requests, in turns, so that
 * what else the machine does falls on both.
 */
final class RequestComparison {

    private static final int PAGE = 50;
    private static final String LIST = "/api/v1/users.list?count=" + PAGE;
    private static final Headers CALLER = LargeWorkspace.administrator();

    /** The workspace to compare on: the first that is no toy. */
    private static final int LARGE_ENOUGH = 10_000;

    private final BenchmarkSettings settings;
    private final Progress progress;
    private final List<MeasuredServer> servers;

    private RequestComparison(
            BenchmarkSettings settings, Progress progress, List<MeasuredServer> servers) {
        this.settings = settings;
        this.progress = progress;
        this.servers = servers;
    }

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        LargeWorkspace workspace =
                workspaces.stream()
                        .filter(candidate -> candidate.size() >= LARGE_ENOUGH)
                        .findFirst()
                        .orElse(workspaces.get(workspaces.size() - 1));
        List<MeasuredServer> servers = new ArrayList<>();
        try {
            servers.add(MeasuredServer.bare(workspace.url()));
            settings.jarBefore()
                    .ifPresent(
                            jar ->
                                    servers.add(
                                            MeasuredServer.service(
                                                    "before", jar, workspace.url())));
            servers.add(MeasuredServer.service("rollcall", settings.jar(), workspace.url()));
            servers.forEach(server -> server.ready(LIST, CALLER));
            new RequestComparison(settings, progress, servers).measure(workspace);
        } finally {
            servers.forEach(MeasuredServer::close);
        }
    }

    private void measure(LargeWorkspace workspace) {
        LongFunction<String> info =
                number -> info(new CrowdMember((int) (number * 31 % (workspace.size() - 1)) + 1));
        requireSameAnswers(info.apply(1), "/user", "canViewAllInfo");
        requireSameAnswers(LIST, "/users/1", "nameInsensitive");
        String on = " on " + workspace.size() + " users, " + settings.connections() + " at once";
        try (LoadRun load = new LoadRun(settings.connections())) {
            compare("users.info" + on, load, info);
            compare("users.list, " + PAGE + " a page," + on, load, number -> LIST);
        }
    }

    private static String info(CrowdMember member) {
        return "/api/v1/users.info?userId=" + member.id();
    }

    /** A comparison of different reads would say nothing. */
    private void requireSameAnswers(String target, String pointer, String derived) {
        List<JsonNode> users =
                servers.stream()
                        .map(server -> server.http().send("GET", target, CALLER).json())
                        .map(answer -> answer.at(pointer))
                        .toList();
        for (JsonNode user : users) {
            ((ObjectNode) user).remove(derived);
            if (!user.equals(users.get(0))) {
                throw new IllegalStateException(
                        "The servers answer differently: " + users.get(0) + " and " + user);
            }
        }
    }

    private void compare(String what, LoadRun load, LongFunction<String> targets) {
        Map<MeasuredServer, List<RequestCost>> costs = new LinkedHashMap<>();
        servers.forEach(server -> costs.put(server, new ArrayList<>()));
        Map<MeasuredServer, ProcessCost> meters = new LinkedHashMap<>();
        try {
            servers.forEach(server -> meters.put(server, ProcessCost.of(server.pid())));
            for (MeasuredServer server : servers) {
                progress.tell("warming up " + server.name() + " for " + what);
                load.warmUp(server.port(), targets, CALLER, settings.warmUp());
            }
            for (int round = 1; round <= settings.rounds(); round++) {
                for (MeasuredServer server : servers) {
                    progress.tell(what + ": round " + round + ", " + server.name());
                    costs.get(server)
                            .add(
                                    RequestCost.of(
                                            meters.get(server),
                                            () ->
                                                    load.against(
                                                            server.port(),
                                                            targets,
                                                            CALLER,
                                                            settings.length())));
                }
            }
        } finally {
            meters.values().forEach(ProcessCost::close);
        }
        CostTable.print(System.out, what, costs);
    }
}
