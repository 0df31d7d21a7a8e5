package dev.rollcall.benchmark;

import dev.rollcall.testkit.MongoUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured, from the system properties that the profile {@code benchmark} hands on.
 *
 * @param server the database server; each workspace gets a database of its own there
 * @param goals which of the measurements to make
 * @param jar the packaged service
 * @param jarBefore another build of it, to be measured beside
 * @param executable the native executable, to be measured beside
 * @param sizes how many users the workspaces have, ascending
 * @param length how long each round of load takes
 * @param rounds how often the servers take turns
 * @param connections how many requests are under way at once
 * @param charts where the charts are written
 * @param keep whether the workspaces stay for another run
 */
record BenchmarkSettings(
        MongoUrl server,
        List<String> goals,
        Path jar,
        Optional<Path> jarBefore,
        Optional<Path> executable,
        List<Integer> sizes,
        Duration length,
        int rounds,
        int connections,
        Path charts,
        boolean keep) {

    static BenchmarkSettings ofSystemProperties() {
        String server =
                Optional.ofNullable(System.getenv("ROLLCALL_TEST_MONGO_URL"))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "Set ROLLCALL_TEST_MONGO_URL to a server for"
                                                        + " tests"));
        return new BenchmarkSettings(
                new MongoUrl(server),
                texts("benchmark.goals"),
                Path.of(text("benchmark.jar")),
                path("benchmark.before"),
                path("benchmark.native"),
                texts("benchmark.sizes").stream().map(Integer::valueOf).sorted().toList(),
                Duration.ofSeconds(Long.parseLong(text("benchmark.seconds"))),
                Integer.parseInt(text("benchmark.rounds")),
                Integer.parseInt(text("benchmark.connections")),
                Path.of(text("benchmark.charts")),
                Boolean.parseBoolean(text("benchmark.keep")));
    }

    /** The connection string of the workspace of this size. */
    String url(int size) {
        return server.withDatabase("rollcall_benchmark_" + size).text();
    }

    /** The same for the workspace in which everybody has a user name. */
    String urlOfNamed(int size) {
        return server.withDatabase("rollcall_benchmark_" + size + "_named").text();
    }

    private static Optional<Path> path(String key) {
        return Optional.of(text(key)).filter(path -> !path.isBlank()).map(Path::of);
    }

    private static List<String> texts(String key) {
        return Arrays.stream(text(key).split(",")).map(String::strip).toList();
    }

    static String text(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("No " + key));
    }
}
