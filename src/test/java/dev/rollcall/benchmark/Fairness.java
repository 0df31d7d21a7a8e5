package dev.rollcall.benchmark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.UserFixture;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final List<Integer> CONNECTIONS = List.of(0, 60, 150);

    private Fairness() {}

    static void measure(
            BenchmarkSettings settings, List<LargeWorkspace> workspaces, Progress progress) {
        LargeWorkspace largest = workspaces.get(workspaces.size() - 1);
        MongoCollection<Document> users = largest.database().getCollection("users");
        users.insertOne(MEMBER.document());
        try {
            settings.jarBefore().ifPresent(jar -> measure("before", jar, largest, progress));
            measure("now", settings.jar(), largest, progress);
        } finally {
            users.deleteOne(Filters.eq("_id", MEMBER.id()));
        }
    }

    private static void measure(String name, Path jar, LargeWorkspace largest, Progress progress) {
        try (MeasuredServer server =
                MeasuredServer.service("fairness-" + name, jar, largest.url())) {
            server.ready("/api/v1/me", CALLER).ready("/api/v1/me", GREEDY);
            lookUps(server);
            System.out.printf(
                    "%nusers.info of one caller, of %d users, beside slow lists of another, %s%n%16s%12s%12s%12s%n",
                    largest.size(), name, "slow lists", "median, ms", "95 %, ms", "not 200");
            for (int connections : CONNECTIONS) {
                progress.tell("looking up beside " + connections + " slow lists");
                print(connections, beside(connections, server));
            }
        }
    }

    private record LookUps(List<Double> milliseconds, int failed) {

        double percentile(int percent) {
            return milliseconds.get((milliseconds.size() - 1) * percent / 100);
        }
    }

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

    /** So many look-ups, or as many as there is time for; one without an answer took its time. */
    private static LookUps lookUps(MeasuredServer server) {
        List<Double> milliseconds = new ArrayList<>();
        int failed = 0;
        long first = System.nanoTime();
        while (milliseconds.size() < LOOK_UPS && System.nanoTime() - first < MOST.toNanos()) {
            long begun = System.nanoTime();
            failed += isAnswered(server) ? 0 : 1;
            milliseconds.add((System.nanoTime() - begun) / 1e6);
        }
        Collections.sort(milliseconds);
        return new LookUps(milliseconds, failed);
    }

    private static boolean isAnswered(MeasuredServer server) {
        try {
            return server.http().send("GET", INFO, CALLER).status() == 200;
        } catch (UncheckedIOException tooLate) {
            return false;
        }
    }

    private static void print(int connections, LookUps found) {
        System.out.printf(
                Locale.ROOT,
                "%16d%12.1f%12.1f%7d of %d%n",
                connections,
                found.percentile(50),
                found.percentile(95),
                found.failed(),
                found.milliseconds().size());
    }
}
