package dev.rollcall.blackbox.load;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.OpenList;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One caller, or nobody in particular, cannot keep the others from being served. */
@Tag("slow")
@BlackBox("holds commands back on the way to the database")
class FairnessIT {

    private static final UserFixture GREEDY = user("greedy").loggedIn();
    private static final UserFixture OTHER = Fixtures.administrator();
    private static final String WHOLE = "/api/v1/users.list?count=0";
    private static final String SLOW = "/api/v1/users.list?sort=%7B%22nameInsensitive%22%3A1%7D";

    private final RollcallPair pair;
    private ScriptedDatabase database;
    private Rollcall service;
    private final List<OpenList> open = new ArrayList<>();

    FairnessIT(RollcallPair pair) {
        this.pair = pair;
    }

    /** Names so long that no buffer between the two ends takes a whole list. */
    @BeforeEach
    void fill() {
        database = new ScriptedDatabase();
        TestWorkspace workspace = database.workspace();
        workspace.add(GREEDY, OTHER);
        workspace.addAll(
                IntStream.range(0, 3_000)
                        .mapToObj(n -> user("person." + n).name("n".repeat(5_000)))
                        .toList());
    }

    @AfterEach
    void stop() throws IOException {
        for (OpenList list : open) {
            list.close();
        }
        service.close();
        database.close();
    }

    private void start(String options, String... settings) {
        var launcher =
                pair.launcher(TestDialect.DOCUMENTED, "fairness")
                        .with("MONGO_URL", database.url(options));
        for (int n = 0; n < settings.length; n += 2) {
            launcher = launcher.with(settings[n], settings[n + 1]);
        }
        service = launcher.start();
    }

    private OpenList begin(UserFixture caller, String requestId) throws IOException {
        Headers headers = caller.credentials().with("X-Request-Id", requestId);
        OpenList list = OpenList.request(service.http(), WHOLE, headers);
        open.add(list);
        list.readFirst();
        return list;
    }

    private Response get(UserFixture caller, String target) {
        return pair.api(service).as(caller).get(target);
    }

    @Test
    void oneCallerCannotHoldAllPlacesOfWholeLists() throws IOException {
        start("");
        for (int n = 0; n < 4; n++) {
            begin(GREEDY, "slow-reader-" + n);
        }
        Response fifth = get(GREEDY, WHOLE);
        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.header("Retry-After")).contains("1");

        OpenList others = begin(OTHER, "other");
        others.readToTheEnd();
        assertThat(others.isWhole()).isTrue();
        assertThat(others.users()).isEqualTo(3_002);
    }

    @Test
    void oneCallerHasABoundedNumberOfRequestsRunning() throws IOException {
        start("", "ROLLCALL_LIMITS_REQUESTS_OF_CALLER", "2");
        begin(GREEDY, "first");
        begin(GREEDY, "second");

        assertThat(get(GREEDY, "/api/v1/users.info?username=person.1").status()).isEqualTo(429);
        assertThat(get(OTHER, "/api/v1/users.info?username=person.1").status()).isEqualTo(200);
    }

    /** It takes a little now and then, as it could for ever. */
    @Test
    void aReaderBelowTheLowestPaceIsDroppedAndNamed() throws IOException {
        start(
                "",
                "ROLLCALL_LIMITS_STALLED_READER",
                "PT1S",
                "ROLLCALL_LIMITS_SLOWEST_READER",
                "100000000");
        begin(OTHER, "too-slow");
        service.await(
                "dropped",
                running -> running.log().contains("Request too-slow: users.list broke off"));
        assertThat(service.log())
                .containsPattern("too-slow: .*ROLLCALL_LIMITS_S(LOWEST|TALLED)_READER");
    }

    @Test
    void aListThatIsRunningEndsWithTheTokenOfItsCaller() throws IOException {
        start("");
        OpenList list = begin(OTHER, "revoked");
        database.database()
                .getCollection("users")
                .updateOne(
                        Filters.eq("_id", OTHER.id()),
                        Updates.unset("services.resume.loginTokens"));

        service.await(
                "ended",
                running -> running.log().contains("Request revoked: users.list broke off"));
        list.readToTheEnd();
        assertThat(list.isWhole()).isFalse();
        assertThat(service.log()).containsPattern("Request revoked: .*No such login");
    }

    @Test
    void aListThatIsRunningEndsWithThePermissionOfItsCaller() throws IOException {
        start("");
        OpenList list = begin(OTHER, "withdrawn");
        database.database()
                .getCollection("rocketchat_permissions")
                .updateOne(
                        Filters.eq("_id", "view-full-other-user-info"),
                        Updates.set("roles", List.of("owner")));

        service.await(
                "ended",
                running -> running.log().contains("Request withdrawn: users.list broke off"));
        list.readToTheEnd();
        assertThat(list.isWhole()).isFalse();
    }

    /** Of ten connections five are for lists; here each slow list keeps its own for a second. */
    @Test
    void slowListsOfOneLeaveTheLookUpsOfOthersAlone() throws Exception {
        database.script(
                command -> {
                    if (command.containsKey("aggregate")
                            && command.toString().contains("toLower")) {
                        sleep(Duration.ofMillis(400));
                    }
                    return Optional.empty();
                });
        start("?maxPoolSize=10");
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> slow = statuses(client, 60, SLOW, GREEDY.credentials());
        for (int n = 0; n < 5; n++) {
            assertThat(get(OTHER, "/api/v1/users.info?username=person.1").status()).isEqualTo(200);
        }
        assertThat(slow.stream().map(CompletableFuture::join).distinct().toList())
                .isSubsetOf(200, 429, 503)
                .contains(429);
    }

    /**
     * One look-up of a caller at a time, which takes ten milliseconds: a flood of four hundred
     * would keep the next caller waiting for four seconds, longer than a command may take.
     */
    @Test
    void aFloodOfWrongTokensLeavesTheNextRightOneAlone() throws Exception {
        startWithSlowLookUps();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> flood =
                IntStream.range(0, 400)
                        .mapToObj(n -> junk(client, "junk-" + n))
                        .flatMap(List::stream)
                        .toList();
        for (int n = 0; n < 3; n++) {
            assertThat(get(OTHER, "/api/v1/me").status()).isEqualTo(200);
        }
        assertThat(flood.stream().map(CompletableFuture::join).distinct().toList())
                .isSubsetOf(401, 503);
    }

    /**
     * Each answer is followed by one more wrong token, so that the newest look-up that waits is
     * never the right one.
     */
    @Test
    void aLastingFloodInTheNameOfACallerLeavesThatCallerAlone() throws Exception {
        startWithSlowLookUps();
        HttpClient client = HttpClient.newHttpClient();
        AtomicBoolean lasting = new AtomicBoolean(true);
        IntStream.range(0, 400).forEach(n -> flood(client, OTHER.id(), lasting));
        for (int n = 0; n < 3; n++) {
            assertThat(get(OTHER, "/api/v1/me").status()).isEqualTo(200);
        }
        lasting.set(false);
    }

    /** The service knows the other caller, and each look-up of a caller takes ten milliseconds. */
    private void startWithSlowLookUps() {
        database.script(
                command -> {
                    if (command.toString().contains("hashedToken")) {
                        sleep(Duration.ofMillis(10));
                    }
                    return Optional.empty();
                });
        start("?maxPoolSize=4");
        assertThat(get(OTHER, "/api/v1/me").status()).isEqualTo(200);
    }

    private void flood(HttpClient client, String userId, AtomicBoolean lasting) {
        junk(client, userId)
                .forEach(
                        answer ->
                                answer.thenRun(
                                        () -> {
                                            if (lasting.get()) {
                                                flood(client, userId, lasting);
                                            }
                                        }));
    }

    private List<CompletableFuture<Integer>> junk(HttpClient client, String userId) {
        Headers headers = Headers.none().with("X-User-Id", userId).with("X-Auth-Token", "junk");
        return statuses(client, 1, "/api/v1/me", headers);
    }

    private List<CompletableFuture<Integer>> statuses(
            HttpClient client, int number, String target, Headers headers) {
        String base = "http://" + service.http().host() + ":" + service.http().port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target))
                        .version(HttpClient.Version.HTTP_1_1);
        headers.lines().forEach(line -> request.header(line.name(), line.value()));
        return IntStream.range(0, number)
                .mapToObj(
                        n ->
                                client.sendAsync(
                                                request.build(),
                                                HttpResponse.BodyHandlers.discarding())
                                        .thenApply(HttpResponse::statusCode))
                .toList();
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
