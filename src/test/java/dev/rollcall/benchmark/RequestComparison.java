package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the service with the bare server on one workspace: the same requests, answered by the
 * same bytes, when both are warm, in turns, so that what else the machine does falls on both.
 */
final class RequestComparison {

    private static final Headers CALLER = LargeWorkspace.administrator();
    private static final Duration SLICE = Duration.ofSeconds(3);

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
        workspace.makeOurIndexes();
        List<MeasuredServer> servers = new ArrayList<>();
        try {
            servers.add(MeasuredServer.bare(workspace.url()));
            settings.jarBefore()
                    .map(jar -> MeasuredServer.service("before", jar, workspace.url()))
                    .ifPresent(servers::add);
            servers.add(MeasuredServer.service("rollcall", settings.jar(), workspace.url()));
            settings.executable()
                    .map(path -> MeasuredServer.executable(path, workspace.url()))
                    .ifPresent(servers::add);
            servers.forEach(server -> server.ready(MeasuredRequest.ME, CALLER));
            Cores.part(servers, progress);
            new RequestComparison(settings, progress, servers).measure(workspace);
        } finally {
            servers.forEach(MeasuredServer::close);
            Cores.join(progress);
        }
    }

    private void measure(LargeWorkspace workspace) {
        List<MeasuredRequest> requests = MeasuredRequest.all(workspace.size());
        requests.forEach(this::requireSameBytes);
        try (LoadRun load = new LoadRun(settings.connections())) {
            requests.forEach(request -> compare(request, load));
        }
    }

    /** A comparison of different reads, or of different answers, would say nothing. */
    private void requireSameBytes(MeasuredRequest request) {
        Optional<Response> first = Optional.empty();
        for (MeasuredServer server : servers) {
            Response answer = server.http().send("GET", request.targets().apply(1), CALLER);
            Response expected = first.orElse(answer);
            first = Optional.of(expected);
            if (!answer.body().equals(expected.body()) || !names(answer).equals(names(expected))) {
                throw new IllegalStateException(
                        "The servers answer differently:\n" + expected + "\n" + answer);
            }
        }
    }

    /** In lower case, because the names of headers have no case. */
    private static List<String> names(Response answer) {
        return answer.headers().lines().stream()
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private void compare(MeasuredRequest request, LoadRun load) {
        Map<MeasuredServer, List<RequestCost>> costs = new LinkedHashMap<>();
        Map<MeasuredServer, ProcessCost> meters = new LinkedHashMap<>();
        try {
            servers.forEach(server -> meters.put(server, server.cost()));
            for (MeasuredServer server : servers) {
                costs.put(server, new ArrayList<>());
                Warmth.reach(
                        request.name() + ", " + server.name(),
                        () -> cost(server, meters.get(server), request, load, SLICE),
                        progress);
            }
            for (int round = 1; round <= settings.rounds(); round++) {
                for (MeasuredServer server : servers) {
                    progress.tellNowAndThen(request.name() + ": round " + round);
                    costs.get(server)
                            .add(
                                    cost(
                                            server,
                                            meters.get(server),
                                            request,
                                            load,
                                            settings.length()));
                }
            }
        } finally {
            meters.values().forEach(ProcessCost::close);
        }
        CostTable.print(
                System.out, request.name() + ", " + settings.connections() + " at once", costs);
    }

    private static RequestCost cost(
            MeasuredServer server,
            ProcessCost meter,
            MeasuredRequest request,
            LoadRun load,
            Duration length) {
        return RequestCost.of(
                meter, () -> load.against(server.port(), request.targets(), CALLER, length));
    }
}
