package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 without TLS, as a proxy speaks it: the same answers, and no list is cut at the end. */
@BlackBox("speaks HTTP/2 in frames")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Http2IT {

    private static final UserFixture CALLER = Fixtures.administrator();
    private static final int PEOPLE = 300;

    /** With this the list is larger than what the windows of HTTP/2 and the system take. */
    private static final String LONG_NAME = "n".repeat(40_000);

    private static final String EVERYBODY = "/api/v1/users.list?count=0";
    private static final int AT_ONCE = 100;

    /** Nearly what the first line of HTTP/1.1 may have. */
    private static final int LONG_TARGET = 16_000;

    /** More than target and headers together may have. */
    private static final int TOO_LONG_TARGET = 37_000;

    private static final int PATIENCE_SECONDS = 90;
    private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            vertx.createHttpClient(
                    new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false)
                            .setHttp2MaxPoolSize(1));

    Http2IT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
        workspace.addAll(
                IntStream.range(0, PEOPLE)
                        .mapToObj(n -> UserFixture.user("person." + n).name(LONG_NAME))
                        .toList());
        workspace.settled();
    }

    @AfterAll
    void close() {
        workspace.reset();
        get(vertx.close().toCompletionStage().toCompletableFuture());
    }

    @Test
    void hasTheAnswersOfHttp11() throws Exception {
        RawHttp http = pair.service(TestDialect.DOCUMENTED).http();
        for (String target : List.of("/api/v1/me", EVERYBODY, "/api/v1/nothing")) {
            Response expected = http.send("GET", target, CALLER.credentials());
            HttpClientResponse response = get(ask(http, HttpMethod.GET, target));
            String body = get(body(response)).toString();
            assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(expected.status());
            assertThat(new ObjectMapper().readTree(body)).isEqualTo(expected.json());
        }
    }

    @Test
    void answersHeadWithoutABody() {
        RawHttp http = pair.service(TestDialect.DOCUMENTED).http();
        HttpClientResponse response = get(ask(http, HttpMethod.HEAD, EVERYBODY));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(get(body(response)).length()).isZero();
    }

    /** A page of another site must not read it through the browser of somebody who can. */
    @ParameterizedTest
    @CsvSource({
        "GET, /q/health/live",
        "OPTIONS, /q/health/live",
        "GET, /visibility",
        "GET, /nothing",
        "POST, /visibility"
    })
    void allowsNoOtherOriginOnTheManagementPort(String method, String target) {
        RawHttp management = pair.service(TestDialect.DOCUMENTED).management();
        Headers fromElsewhere =
                Headers.none()
                        .with("origin", "https://elsewhere.example.com")
                        .with("access-control-request-method", "GET");
        HttpClientResponse response =
                get(ask(management, HttpMethod.valueOf(method), target, fromElsewhere));
        assertThat(response.headers().names())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void servesManyRequestsOfOneConnection() {
        RawHttp http = pair.service(TestDialect.DOCUMENTED).http();
        List<CompletableFuture<HttpClientResponse>> answers =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(n -> ask(http, HttpMethod.GET, "/api/v1/me"))
                        .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(get(answer).statusCode()).isEqualTo(200));
    }

    @Test
    void takesTheLongestTargetsOfHttp11() {
        RawHttp http = pair.service(TestDialect.DOCUMENTED).http();
        String target = "/api/v1/users.list?query=" + "n".repeat(LONG_TARGET);
        Response expected = http.send("GET", target, CALLER.credentials());
        HttpClientResponse response = get(ask(http, HttpMethod.GET, target));
        assertThat(response.statusCode()).isEqualTo(expected.status()).isEqualTo(400);
        assertThat(get(body(response)).toString()).isEqualTo(expected.body());
        assertThat(get(ask(http, HttpMethod.GET, "/api/v1/me")).statusCode()).isEqualTo(200);
    }

    /** The decoder refuses it with a status and without a body; no client here would send it. */
    @Test
    void refusesATargetThatIsTooLongAndServesTheNextRequest() throws IOException {
        String target = "/api/v1/users.list?query=" + "n".repeat(TOO_LONG_TARGET);
        try (WireTalk talk = WireTalk.with(pair.service(TestDialect.DOCUMENTED).http())) {
            talk.send(Http2Wire.preface());
            talk.send(Http2Wire.get(1, target, "too-long"));
            assertThat(talk.readUntil("431", PATIENCE)).doesNotContain("too-long");
            talk.send(Http2Wire.get(3, "/api/v1/me", "next"));
            talk.readUntil("next", PATIENCE);
        }
    }

    @Test
    void finishesAListBeforeTheServiceEnds() throws Exception {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "http2-drain")
                        // On a busy machine the usual limit would refuse the list.
                        .with("ROLLCALL_LIMITS_COMMAND", "PT30S")
                        .start()) {
            // Nothing is read of it yet, and it is larger than every window: it cannot be over.
            HttpClientResponse response = get(ask(service.http(), HttpMethod.GET, EVERYBODY));
            assertThat(response.statusCode()).isEqualTo(200);
            service.terminate();
            service.await("not ready", Http2IT::isNotReady);
            String list = get(body(response)).toString();
            assertThat(new ObjectMapper().readTree(list).path("users")).hasSize(PEOPLE + 1);
            assertThat(service.awaitExit()).isZero();
        }
    }

    /** The body is asked for at once: what comes before somebody listens is lost. */
    private CompletableFuture<HttpClientResponse> ask(
            RawHttp http, HttpMethod method, String target) {
        return ask(http, method, target, CALLER.credentials());
    }

    private CompletableFuture<HttpClientResponse> ask(
            RawHttp http, HttpMethod method, String target, Headers headers) {
        return client.request(method, http.port(), http.host(), target)
                .compose(request -> send(request, headers))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static io.vertx.core.Future<HttpClientResponse> send(
            HttpClientRequest request, Headers headers) {
        for (String line : headers.text().split("\r\n")) {
            String[] parts = line.split(": ", 2);
            request.putHeader(parts[0], parts[1]);
        }
        return request.send()
                .map(
                        response -> {
                            response.pause();
                            return response;
                        });
    }

    private static CompletableFuture<Buffer> body(HttpClientResponse response) {
        CompletableFuture<Buffer> body = response.body().toCompletionStage().toCompletableFuture();
        response.resume();
        return body;
    }

    private static boolean isNotReady(Rollcall service) {
        try {
            return service.management().get("/q/health/ready").status() != 200;
        } catch (java.io.UncheckedIOException e) {
            return true;
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
