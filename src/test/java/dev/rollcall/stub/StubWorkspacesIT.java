package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.stub.StubControlClient.Made;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Workspaces that a running stub is asked for: apart from each other, bounded, and gone in time.
 */
@BlackBox("uses the control API of a stub")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StubWorkspacesIT {

    private static final String ME = "/api/v1/me";
    private static final String LIST = "/api/v1/users.list";
    private static final int MOST = 8;
    private static final String ALLOWED_ORIGIN = "Access-Control-Allow-Origin";

    private StubProcess process;
    private StubProcess.Ready stub;
    private StubControlClient control;

    @BeforeAll
    void start() {
        process =
                StubProcess.launch(
                        "workspaces",
                        "--port=0",
                        "--states=a regular caller",
                        "--most-workspaces=" + MOST);
        stub = process.ready();
        control = StubControlClient.of(stub);
    }

    @AfterAll
    void stop() {
        process.close();
    }

    @AfterEach
    void dropAll() {
        control.send("GET", "", "")
                .json()
                .get("workspaces")
                .forEach(made -> control.send("DELETE", "/" + made.get("id").textValue(), ""));
    }

    @Test
    void aLimiterOfOneNeverCountsTheCallsOfAnother() {
        Made limited = control.make("a regular caller", "rate limiter on");
        Made twin = control.make("a regular caller", "rate limiter on");
        Made open = control.make("a regular caller");

        for (int call = 1; call <= 10; call++) {
            assertThat(limited.get("john.m", ME).status()).isEqualTo(200);
        }

        assertThat(limited.get("john.m", ME).status()).isEqualTo(429);
        assertThat(twin.get("john.m", ME).header("X-RateLimit-Remaining")).contains("9");
        assertThat(open.get("john.m", ME).header("X-RateLimit-Limit")).isEmpty();
        assertThat(root(ME).header("X-RateLimit-Limit")).isEmpty();
    }

    /** Its port is chosen by the system, and is a management port nevertheless. */
    @Test
    void pagesOfOtherSitesCannotUseTheControlApi() {
        Headers page = Headers.none().with("Origin", "https://other.example");
        Headers asking =
                page.with("Access-Control-Request-Method", "POST")
                        .with("Access-Control-Request-Headers", "content-type");
        assertThat(stub.management().send("GET", "/workspaces", page).header(ALLOWED_ORIGIN))
                .isEmpty();
        assertThat(stub.management().send("OPTIONS", "/workspaces", asking).header(ALLOWED_ORIGIN))
                .isEmpty();
        assertThat(stub.http().send("GET", ME, page).header(ALLOWED_ORIGIN)).contains("*");
    }

    @Test
    void settingsAndPermissionsAreThoseOfOneAlone() {
        Made small =
                control.make("a regular caller", "a thousand users", "pages of at most ten users");
        Made large = control.make("a regular caller", "a thousand users");
        Made closed = control.make("a regular caller", "permission view-d-room withdrawn");

        assertThat(small.get("john.m", LIST + "?count=50").json().get("count").intValue())
                .isEqualTo(10);
        assertThat(large.get("john.m", LIST + "?count=50").json().get("count").intValue())
                .isEqualTo(50);
        assertThat(closed.get("john.m", LIST).status()).isEqualTo(403);
        assertThat(root(LIST).status()).isEqualTo(200);
    }

    @Test
    void totalsAreThoseOfOneAlone() {
        Made large = control.make("a regular caller", "a thousand users");
        Made small = control.make("a regular caller", "user test.jane exists");

        for (Made each : List.of(large, small, large, small)) {
            boolean many = each.equals(large);
            Response first = each.get("john.m", LIST + "?count=1&sort={\"username\":1}");
            Response second = each.get("john.m", LIST + "?count=1&offset=1&sort={\"username\":1}");

            assertThat(first.json().get("total").intValue()).isEqualTo(many ? 1000 : 2);
            assertThat(second.json().at("/users/0/username").textValue())
                    .isEqualTo(many ? "person.0001" : "test.jane");
        }
        assertThat(root(LIST).json().get("total").intValue()).isEqualTo(1);
    }

    /**
     * The second page follows the place that the first one leaves. Here only the first workspace
     * has such a place, of a caller and a list that are the same in both.
     */
    @Test
    void whereAWalkOfOneStandsIsNoPlaceInAnother() {
        Made walked = withUsers("nora", "olga");
        Made other = withUsers("anna", "berta");
        String order = "&sort={\"username\":1}";

        Response first = walked.get("john.m", LIST + "?count=1" + order);
        Response second = other.get("john.m", LIST + "?count=1&offset=1" + order);

        assertThat(first.json().at("/users/0/username").textValue()).isEqualTo("john.m");
        assertThat(second.json().at("/users/0/username").textValue()).isEqualTo("berta");
        assertThat(walked.get("john.m", LIST + "?count=1&offset=1" + order).body())
                .contains("\"nora\"");
    }

    private Made withUsers(String... usernames) {
        String users =
                Stream.of(usernames)
                        .map(
                                name ->
                                        "{\"_id\":\"IdOf%s\",\"username\":\"%s\"}"
                                                .formatted(name, name))
                        .collect(Collectors.joining(",", "[", "]"));
        return control.order(
                "{\"states\":[\"a regular caller\"],\"data\":{\"users\":" + users + "}}");
    }

    @Test
    void whoWaitsInOneHoldsNobodyUpInAnother() {
        Made slow = control.make("a regular caller");
        Made quick = control.make("a regular caller");
        slow.post("/faults", "{\"delayMillis\":60000,\"times\":100}");
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            for (int i = 0; i < 20; i++) {
                callers.submit(() -> slow.get("john.m", ME));
            }
            assertThat(quick.get("john.m", ME).status()).isEqualTo(200);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void eachSpeaksTheDialectThatWasAskedFor() {
        Made documented = control.order("{\"states\":[\"a bot\"]}");
        Made eight = control.order("{\"states\":[\"a bot\"],\"dialect\":\"8\"}");

        assertThat(documented.get("nobody", ME).json().has("success")).isFalse();
        assertThat(eight.get("nobody", ME).json().has("success")).isTrue();
        assertThat(documented.get("botkit.user", "/api/v1/users.info?userId=a&foo=1").json())
                .isNotEqualTo(eight.get("botkit.user", "/api/v1/users.info?userId=a&foo=1").json());
    }

    @Test
    void theDatabaseOfOneCanBeAwayWhileThatOfAnotherAnswers() {
        Made down = control.make("an administrator", "database down");
        Made up = control.make("an administrator");

        assertThat(down.get("roxie", ME).status()).isEqualTo(503);
        assertThat(up.get("roxie", ME).status()).isEqualTo(200);
    }

    @Test
    void oneIsMadeAnewUnderTheSameAddress() {
        Made made = control.make("a regular caller", "rate limiter on");
        made.get("john.m", ME);
        made.get("john.m", ME);
        made.post("/faults", "{\"status\":503,\"times\":5}");

        JsonNode fresh = made.post("/reset", "").json();

        assertThat(fresh).isEqualTo(made.description());
        assertThat(made.get("john.m", ME).header("X-RateLimit-Remaining")).contains("9");
        assertThat(made.requests(1)).hasSize(1);
    }

    @Test
    void severalResetsOfOneAtOnceAllSucceed() throws Exception {
        Made made = control.make("a regular caller");
        ExecutorService resetters = Executors.newFixedThreadPool(6);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(resetters.submit(() -> made.post("/reset", "")));
            }
            for (Future<Response> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                assertThat(answer.get().json()).isEqualTo(made.description());
            }
        } finally {
            resetters.shutdownNow();
        }
        assertThat(made.get("john.m", ME).status()).isEqualTo(200);
    }

    @Test
    void thereAreAsManyAsThereMayBe() throws Exception {
        ExecutorService makers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < MOST + 3; i++) {
                answers.add(
                        makers.submit(() -> control.send("POST", "", "{\"states\":[\"a bot\"]}")));
            }
            int refused = 0;
            for (Future<Response> answer : answers) {
                if (answer.get().status() == 409) {
                    refused++;
                    assertThat(answer.get().json().get("error").textValue())
                            .startsWith("There are 8 workspaces, as many as there may be");
                }
            }
            assertThat(refused).isEqualTo(3);
        } finally {
            makers.shutdownNow();
        }
        dropAll();
        assertThat(control.make("a bot").get("botkit.user", ME).status()).isEqualTo(200);
    }

    @Test
    void oneThatNobodyUsesIsForgotten() {
        try (StubProcess forgetful =
                StubProcess.launch(
                        "forgetful", "--port=0", "--states=a bot", "--forget-after=PT1S")) {
            StubControlClient its = StubControlClient.of(forgetful.ready());
            Made made = its.make("a bot");
            assertThat(made.get("botkit.user", ME).status()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> its.send("GET", "/" + made.id(), "").status() == 404);

            Response gone = made.get("botkit.user", ME);
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.json().get("error").textValue()).startsWith("There is no workspace");
            assertThat(forgetful.errors()).doesNotContain("WARN", "ERROR");
        }
    }

    @Test
    void whatWasSentIsToldWithoutTokens() {
        Made made = control.make("a bearer token");
        made.get("john.m", LIST + "?count=2&query={\"a\":\"%C3%A4\"}");
        made.get("nobody", "/api/v1/users.info?username=%zz");
        made.get("john.m", "/elsewhere");

        JsonNode requests = made.requests(3);

        assertThat(requests.get(0).at("/parameters/query/0").textValue())
                .isEqualTo("{\"a\":\"ä\"}");
        assertThat(requests.get(0).get("caller").textValue()).isEqualTo("john.m");
        assertThat(requests.get(1).get("parameters").isNull()).isTrue();
        assertThat(requests.get(1).get("caller").isNull()).isTrue();
        assertThat(requests.get(2).get("path").textValue()).isEqualTo("/elsewhere");
        assertThat(requests.get(2).get("status").intValue()).isEqualTo(404);
        assertThat(requests.toString())
                .doesNotContain(
                        made.description().at("/callers/john.m/authToken").textValue(),
                        made.description().at("/callers/john.m/bearerToken").textValue());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403", "404", "405", "413", "429", "500", "503"})
    void aStatusIsAnsweredAsOftenAsItIsOrdered(int status) {
        Made made = control.make("an administrator");
        made.post(
                "/faults",
                "{\"status\":%d,\"retryAfter\":7,\"times\":2,\"operation\":\"me\"}"
                        .formatted(status));

        assertThat(made.get("roxie", LIST).status()).isEqualTo(200);
        for (int call = 1; call <= 2; call++) {
            Response failed = made.get("roxie", ME);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.header("Retry-After").filter("7"::equals).isPresent())
                    .isEqualTo(status == 429);
            assertThat(failed.header("X-Request-Id")).isPresent();
        }
        assertThat(made.get("roxie", ME).status()).isEqualTo(200);
    }

    @Test
    void aListBreaksOffAConnectionIsResetAndAnAnswerIsLate() {
        Made made = control.make("an administrator", "a thousand users");
        made.post("/faults", "{\"breakOff\":true,\"operation\":\"users.list\"}");
        made.post("/faults", "{\"reset\":true,\"operation\":\"me\"}");
        made.post("/faults", "{\"delayMillis\":400,\"operation\":\"users.info\"}");

        assertThatThrownBy(() -> made.get("roxie", LIST)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> made.get("roxie", ME)).isInstanceOf(UncheckedIOException.class);
        long begun = System.nanoTime();
        made.get("roxie", "/api/v1/users.info?username=roxie");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofMillis(399));

        assertThat(made.get("roxie", LIST).status()).isEqualTo(200);
        assertThat(made.requests(4).findValuesAsText("fault"))
                .containsExactly("breakOff", "reset", "delay", "null");
    }

    /** The client that stays is answered after those that have gone would be. */
    @ParameterizedTest
    @ValueSource(strings = {"reset", "breakOff"})
    void aDelayedEndOfWhoHasGoneLogsNothing(String kind) throws Exception {
        Made made = control.make("a regular caller");
        made.post("/faults", "{\"%s\":true,\"delayMillis\":500,\"times\":9}".formatted(kind));
        URI url = URI.create(made.description().get("url").textValue());
        String request = "GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(url.getPath() + ME);
        for (int client = 0; client < 8; client++) {
            try (Socket gone = new Socket(url.getHost(), url.getPort())) {
                gone.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            }
        }
        made.requests(8);

        assertThatThrownBy(() -> made.get("john.m", LIST)).isInstanceOf(UncheckedIOException.class);

        assertThat(made.requests(9).findValuesAsText("fault")).containsOnly(kind);
        assertThat(process.errors()).doesNotContain("Exception", "ERROR");
    }

    /** Each workspace reads its rights again and again, and their clients may still wait. */
    @Test
    void aStubEndsWithoutAWordThoughItHasWorkspacesAndDelayedRequests() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(1);
        try (StubProcess ended =
                StubProcess.launch("ended", "--port=0", "--states=a regular caller")) {
            StubControlClient its = StubControlClient.of(ended.ready());
            Made last = its.make("a regular caller");
            for (int others = 0; others < 20; others++) {
                last = its.make("a regular caller");
            }
            last.post("/faults", "{\"delayMillis\":600000,\"operation\":\"me\"}");
            Made delayed = last;
            Future<Response> late = clients.submit(() -> delayed.get("john.m", ME));
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    its.send("GET", "/" + delayed.id() + "/faults", "")
                                            .json()
                                            .get("faults")
                                            .isEmpty());

            assertThat(ended.terminate()).isZero();

            assertThat(late.get().status()).isEqualTo(200);
            assertThat(ended.errors()).doesNotContain("WARN", "ERROR", "Exception");
        } finally {
            clients.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # below          | body                                        | status | said
                                     | {"states":["a dragon"]}                     | 400    | line 1, states: There is no provider state 'a dragon'
                                     | {"states":"a bot"}                          | 400    | states: has to be a list of names of states.
                                     | {"dialect":"9"}                             | 400    | dialect: has to be one of 8, documented.
                                     | {"colour":1}                                | 400    | colour: is not known; known are states, dialect, data.
                                     | {"states":                                  | 400    | is no JSON
                                     | []                                          | 400    | $: has to be an object.
                                     | {"data":{"users":[{}]}}                     | 400    | data.users[0]: has no `_id`.
                    /ID/faults       | {"status":418}                              | 400    | status: has to be one of 400, 401, 403
                    /ID/faults       | {}                                          | 400    | has to order one of
                    /ID/faults       | {"reset":true,"breakOff":true}              | 400    | has to order one of
                    /ID/faults       | {"delayMillis":1.5}                         | 400    | delayMillis: has to be a whole number from 0 to 600000.
                    /ID/faults       | {"reset":true,"times":0}                    | 400    | times: has to be a whole number from 1 to
                    /ID/faults       | {"reset":1}                                 | 400    | reset: has to be true or false.
                    /ID/faults       | {"reset":true,"operation":"chat.send"}      | 400    | operation: has to be one of me, users.info, users.list.
                    /0123456789ab/reset | {}                                       | 404    | There is no workspace of this id
                    /ID/elsewhere    | {}                                          | 404    | API endpoint does not exist
                    """)
    void whatIsNotUnderstoodIsRefusedInWords(String below, String body, int status, String said) {
        Made made = control.make("a bot");
        String path = below == null ? "" : below.replace("ID", made.id());

        Response refusal = control.send("POST", path, body);

        assertThat(refusal.status()).as(refusal.body()).isEqualTo(status);
        assertThat(refusal.json().get("success").booleanValue()).isFalse();
        assertThat(refusal.json().get("error").textValue()).contains(said);
    }

    @Test
    void aBodyThatIsNotAnnouncedAsJsonIsRefused() {
        Response refusal = control.send("POST", "", Headers.none(), "{}");
        assertThat(refusal.status()).isEqualTo(415);
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        String body = "{\"states\":[\"" + "a".repeat(8 * 1024 * 1024) + "\"]}";
        Response refusal = control.send("POST", "", body);

        assertThat(refusal.status()).isEqualTo(413);
        assertThat(refusal.json().get("error").textValue())
                .isEqualTo("The body is longer than eight megabytes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"states\":[\"%s\"]}", "{\"%s\":1}", "{\"data\":{\"%s\":1}}"})
    void whatIsRefusedIsNotRepeatedInFull(String body) {
        Response refusal = control.send("POST", "", body.formatted("a".repeat(40_000)));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body()).hasSizeLessThan(10_000);
    }

    @Test
    void aWorkspaceOfWhichNothingIsSaidIsTheDemos() {
        Made made = control.order("");

        assertThat(made.get("roxie", LIST).json().get("total").intValue()).isEqualTo(1000);
    }

    @Test
    void thereAreAsManyOrdersAsThereMayBe() {
        Made made = control.make("a bot");
        String order = "{\"status\":503}";
        Response answer = made.post("/faults", order);
        for (int orders = 1; answer.status() == 201; orders++) {
            assertThat(orders).isLessThan(10_000);
            answer = made.post("/faults", order);
        }

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("error").textValue()).startsWith("There are as many orders");
    }

    @Test
    void nobodyButAStubHasAControlAddress() {
        assertThat(stub.http().get("/workspaces").status()).isEqualTo(404);
        assertThat(stub.management().get("/stub-control.yaml").status()).isEqualTo(200);
        assertThat(stub.management().get("/stub-data.schema.json").status()).isEqualTo(200);
    }

    private Response root(String target) {
        return stub.http().send("GET", target, stub.credentialsOf("john.m"));
    }
}
