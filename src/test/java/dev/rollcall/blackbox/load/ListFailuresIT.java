package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A list that fails is a failure of its request as long as nothing of it was sent, and broken
 * after. Either leaves one line in the log.
 */
@BlackBox("makes commands fail on the way and reads the log")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListFailuresIT {

    private static final UserFixture CALLER = Fixtures.administrator();

    /** They come first in a list, by a command of their own; the second one is made to fail. */
    private static final int NAMELESS = 300;

    private static final String FEW_BEFORE = "/api/v1/users.list?count=0&offset=290";
    private static final String MANY_BEFORE = "/api/v1/users.list?count=0";
    private static final int INTERRUPTED = 11600;
    private static final int OUT_OF_TIME = 50;
    private static final String SLOW_QUERY =
            "/api/v1/users.list?query=%7B%22name%22%3A%7B%22%24regex%22%3A%22secret-word%22%7D%7D";

    private final RollcallPair pair;
    private ScriptedDatabase database;
    private Rollcall service;

    ListFailuresIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void start() {
        database = new ScriptedDatabase();
        TestWorkspace workspace = database.workspace();
        workspace.add(CALLER);
        workspace.add(user("person.1"));
        workspace.addAll(
                IntStream.range(0, NAMELESS)
                        .mapToObj(n -> UserFixture.bare("nameless-" + n).name("n".repeat(200)))
                        .toList());
        service =
                pair.launcher(TestDialect.DOCUMENTED, "list-failures")
                        .with("MONGO_URL", database.url(""))
                        .start();
    }

    @AfterEach
    void asUsual() {
        database.script(command -> Optional.empty());
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    private Api api(String requestId) {
        return pair.api(service).as(CALLER).with("X-Request-Id", requestId);
    }

    private String line(String requestId) {
        service.await("logged", running -> running.log().contains("Request " + requestId));
        return service.log()
                .lines()
                .filter(line -> line.contains("Request " + requestId + ":"))
                .reduce((one, other) -> one + " AND " + other)
                .orElseThrow();
    }

    /** Ten rows are pending by then, which are less than what is sent at once. */
    @Test
    void aListThatFailsBeforeItsFirstByteIsAnswered() {
        assertThat(api("as-usual").get(FEW_BEFORE).status()).isEqualTo(200);
        database.script(ListFailuresIT::failingHalfway);

        Response response = api("before-first-byte").get(FEW_BEFORE);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("1");
        assertThat(response.body()).doesNotContain("words of the server");
        assertThat(line("before-first-byte"))
                .contains("users.list is answered with 503", "code is 11600")
                .doesNotContain("words of the server", " AND ");
    }

    @Test
    void aListThatBreaksOffLaterLeavesALine() throws IOException {
        assertThat(api("as-usual").get(MANY_BEFORE).status()).isEqualTo(200);
        database.script(ListFailuresIT::failingHalfway);

        try (OpenList list =
                OpenList.request(
                        service.http(),
                        MANY_BEFORE,
                        CALLER.credentials().with("X-Request-Id", "later"))) {
            list.readToTheEnd();
            assertThat(list.isWhole()).isFalse();
            assertThat(list.users()).isPositive();
        }
        assertThat(line("later"))
                .containsPattern("users.list broke off after [1-9][0-9]* rows: MongoDB failed")
                .contains("code is 11600")
                .doesNotContain("words of the server", " AND ");
        assertThat(metrics())
                .contains("rollcall_failures_total{cause=\"database\"")
                .contains("outcome=\"broken\"");
    }

    /** It would take as long again, so nobody is invited to try. */
    @Test
    void aQueryThatNoIndexServesAndThatTakesTooLongIsTheCallersDoing() {
        database.script(command -> failing(command, "aggregate", OUT_OF_TIME));

        Response first = api("slow-1").get(SLOW_QUERY);
        Response second = api("slow-2").get(SLOW_QUERY);

        assertThat(first.status()).isEqualTo(400);
        assertThat(second.status()).isEqualTo(400);
        assertThat(first.header("Retry-After")).isEmpty();
        assertThat(first.json().path("errorType").asText()).isEqualTo("error-query-too-slow");
        assertThat(line("slow-1"))
                .contains("answered with 400", "ROLLCALL_LIMITS_COMMAND", "number 1 of its kind")
                .doesNotContain("secret-word");
        assertThat(line("slow-2")).contains("number 2 of its kind");
    }

    @Test
    void aListThatAnIndexServesAndThatTakesTooLongIsNot() {
        database.script(command -> failing(command, "aggregate", OUT_OF_TIME));

        Response response = api("served").get("/api/v1/users.list");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("1");
        assertThat(line("served"))
                .contains("answered with 503", "code is 50", "ROLLCALL_LIMITS_COMMAND");
    }

    @Test
    void aLookUpThatFailsLeavesALine() {
        database.script(
                command ->
                        command.containsKey("find")
                                        && "users".equals(command.get("find"))
                                        && !command.toString().contains("hashedToken")
                                ? ScriptedDatabase.failure(INTERRUPTED)
                                : Optional.empty());

        assertThat(api("look-up").get("/api/v1/users.info?username=person.1").status())
                .isEqualTo(503);
        assertThat(line("look-up"))
                .contains("users.info is answered with 503", "code is 11600")
                .doesNotContain("person.1", " AND ");
    }

    /** The users with a user name cannot be read; a count, which groups, is answered as usual. */
    private static Optional<Document> failingHalfway(Document command) {
        String text = command.toString();
        return command.containsKey("aggregate")
                        && text.contains("$gte")
                        && !text.contains("$not")
                        && !text.contains("$group")
                ? ScriptedDatabase.failure(INTERRUPTED)
                : Optional.empty();
    }

    private static Optional<Document> failing(Document command, String name, int code) {
        return command.containsKey(name) ? ScriptedDatabase.failure(code) : Optional.empty();
    }

    private String metrics() {
        return service.management().get("/q/metrics").body();
    }
}
