package dev.rollcall.benchmark;

import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.MongoUrl;
import dev.rollcall.testkit.RecordingProxy;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * What each kind of request reads of the database, and in how many steps, one after another, in the
 * smallest and in the largest workspace: a proxy before the database sees it.
 */
final class DatabaseReads {

    private static final Headers CALLER = LargeWorkspace.administrator();

    /** Or a list would sometimes have a total that was counted before. */
    private static final String COUNTING_FOR_EACH_PAGE = "-Drollcall.total-max-age=PT0S";

    private static final Map<String, IntFunction<String>> REQUESTS = requests();

    private DatabaseReads() {}

    /** The target of each kind of request, in a workspace of this size. */
    private static Map<String, IntFunction<String>> requests() {
        Map<String, IntFunction<String>> requests = new LinkedHashMap<>();
        requests.put("me", size -> "me");
        requests.put(
                "users.info of oneself",
                size -> "users.info?userId=" + CALLER.first("X-User-Id").orElseThrow());
        requests.put(
                "users.info by id", size -> "users.info?userId=" + new CrowdMember(size / 2).id());
        requests.put(
                "users.info by user name",
                size -> "users.info?username=" + new CrowdMember(size / 2).username());
        requests.put("users.info of nobody", size -> "users.info?userId=nobody");
        requests.put("users.list", size -> "users.list");
        requests.put("users.list, offset of 90 %", size -> "users.list?offset=" + size / 10 * 9);
        return requests;
    }

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        Optional<InetSocketAddress> server = settings.server().plainServer();
        if (server.isEmpty()) {
            progress.tell("no count of reads: the database is not one server by plain TCP");
            return;
        }
        List<LargeWorkspace> ends =
                List.of(workspaces.get(0), workspaces.get(workspaces.size() - 1));
        TreeMap<Integer, Map<String, String>> steps = new TreeMap<>();
        for (LargeWorkspace workspace : ends) {
            progress.tell("reads of each request on " + workspace.size() + " users");
            steps.put(workspace.size(), steps(settings, workspace, server.get()));
        }
        System.out.printf(
                "%nReads of MongoDB: at once with blanks, one after another with commas%n");
        REQUESTS.keySet()
                .forEach(
                        request ->
                                steps.forEach(
                                        (size, all) ->
                                                System.out.printf(
                                                        "%-30s%,12d  %s%n",
                                                        request, size, all.get(request))));
        System.out.println();
    }

    private static Map<String, String> steps(
            BenchmarkSettings settings, LargeWorkspace workspace, InetSocketAddress database) {
        DatabaseTraffic traffic = new DatabaseTraffic();
        Map<String, String> steps = new LinkedHashMap<>();
        try (RecordingProxy proxy = RecordingProxy.before(database, traffic);
                MeasuredServer service =
                        MeasuredServer.service(
                                "reads",
                                settings.jar(),
                                new MongoUrl(workspace.url()).throughPort(proxy.port()).text(),
                                COUNTING_FOR_EACH_PAGE)) {
            service.ready("/api/v1/me", CALLER);
            REQUESTS.forEach(
                    (request, target) -> {
                        String path = "/api/v1/" + target.apply(workspace.size());
                        Runnable asked = () -> service.http().send("GET", path, CALLER);
                        // A first request opens the connections that the second one finds open.
                        asked.run();
                        steps.put(request, DatabaseCommand.steps(traffic.during(asked)));
                    });
        }
        return steps;
    }
}
