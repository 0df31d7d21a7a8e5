package dev.rollcall.benchmark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.UserFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;

/**
 * How much longer one caller's users.info takes while another asks all the time for lists that no
 * index serves.
 */
final class Fairness {

    private static final Headers CALLER = LargeWorkspace.administrator();
    private static final UserFixture MEMBER = UserFixture.user("benchmark.member").loggedIn();
    private static final Headers GREEDY = MEMBER.credentials();
    private static final String INFO =
            "/api/v1/users.info?username=" + new CrowdMember(7).username();
    private static final String SLOW = "/api/v1/users.list?sort=%7B%22nameInsensitive%22%3A1%7D";
    private static final int LOOK_UPS = 200;
    private static final List<Integer> CONNECTIONS = List.of(0, 60, 150);

    private Fairness() {}

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        LargeWorkspace largest = workspaces.get(workspaces.size() - 1);
        MongoCollection<Document> users = largest.database().getCollection("users");
        users.insertOne(MEMBER.document());
        try {
            measure(settings, largest, progress);
        } finally {
            users.deleteOne(Filters.eq("_id", MEMBER.id()));
        }
    }

    private static void measure(
            BenchmarkSettings settings, LargeWorkspace largest, Progress progress) {
        try (MeasuredServer server =
                MeasuredServer.service("fairness", settings.jar(), largest.url())) {
            server.ready("/api/v1/me", CALLER).ready("/api/v1/me", GREEDY);
            lookUps(server);
            System.out.printf(
                    "%nusers.info of one caller, of %d users, beside slow lists of another%n%16s%12s%12s%12s%n",
                    largest.size(), "slow lists", "median, ms", "95 %, ms", "not 200");
            for (int connections : CONNECTIONS) {
                progress.tell("looking up beside " + connections + " slow lists");
                print(connections, beside(connections, server));
            }
        }
    }

    private record LookUps(double[] milliseconds, int failed) {}

    private static LookUps beside(int connections, MeasuredServer server) {
        ExecutorService greedy = Executors.newCachedThreadPool();
        AtomicBoolean over = new AtomicBoolean();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + SLOW));
        GREEDY.lines().forEach(line -> request.header(line.name(), line.value()));
        for (int n = 0; n < connections; n++) {
            greedy.execute(
                    () -> {
                        while (!over.get()) {
                            client.sendAsync(
                                            request.build(), HttpResponse.BodyHandlers.discarding())
                                    .handle((answer, failure) -> over)
                                    .join();
                        }
                    });
        }
        try {
            Pause.of(Duration.ofSeconds(connections == 0 ? 0 : 5));
            return lookUps(server);
        } finally {
            over.set(true);
            greedy.shutdown();
        }
    }

    private static LookUps lookUps(MeasuredServer server) {
        double[] milliseconds = new double[LOOK_UPS];
        int failed = 0;
        for (int n = 0; n < LOOK_UPS; n++) {
            long begun = System.nanoTime();
            Response response = server.http().send("GET", INFO, CALLER);
            milliseconds[n] = (System.nanoTime() - begun) / 1e6;
            failed += response.status() == 200 ? 0 : 1;
        }
        Arrays.sort(milliseconds);
        return new LookUps(milliseconds, failed);
    }

    private static void print(int connections, LookUps found) {
        System.out.printf(
                Locale.ROOT,
                "%16d%12.1f%12.1f%12d%n",
                connections,
                found.milliseconds()[LOOK_UPS / 2],
                found.milliseconds()[LOOK_UPS * 95 / 100],
                found.failed());
    }
}
