package dev.rollcall.blackbox.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Asks PostgreSQL itself, behind a server that keeps its documents there, how many rows a command
 * reads. The variable {@code ROLLCALL_TEST_PSQL} holds the words of a command line that reads SQL
 * and prints bare results.
 */
record PostgresAnalysis(String commandLine) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<PostgresAnalysis> available() {
        return Optional.ofNullable(System.getenv("ROLLCALL_TEST_PSQL"))
                .filter(given -> !given.isBlank())
                .map(PostgresAnalysis::new);
    }

    /** Tells the planner what was loaded, which it would learn by itself in some seconds. */
    void learn() {
        run("VACUUM ANALYZE");
    }

    /** Runs a {@code find} or an {@code aggregate} and reports what it met. */
    PostgresPlan plan(String database, BsonDocument command) {
        String function =
                command.getFirstKey().equals("find")
                        ? "bson_aggregation_find"
                        : "bson_aggregation_pipeline";
        String sql =
                "EXPLAIN (ANALYZE, FORMAT JSON) SELECT document FROM documentdb_api_catalog."
                        + function
                        + "('"
                        + database
                        + "', 'BSONHEX"
                        + hex(command)
                        + "'::documentdb_core.bson)";
        try {
            return new PostgresPlan(JSON.readTree(run(sql)).path(0).path("Plan"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(BsonDocument command) {
        RawBsonDocument raw = new RawBsonDocument(command, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    private String run(String sql) {
        try {
            Process psql =
                    new ProcessBuilder(commandLine.split(" +")).redirectErrorStream(true).start();
            try (var in = psql.getOutputStream()) {
                in.write(sql.getBytes(StandardCharsets.UTF_8));
            }
            String answer =
                    new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (psql.waitFor() != 0 || answer.contains("ERROR:")) {
                throw new IllegalStateException("PostgreSQL refused: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL explains", e);
        }
    }
}
