package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that keeps the service waiting is closed, and there are only so many. */
@Tag("slow")
@BlackBox("opens connections and does not read from them")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionLimitsIT {

    private static final int CONNECTIONS = 20;

    private static final String PROBE = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int OF_MANAGEMENT = 64;

    /** Far longer than any limit that is set below: the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WHOLE = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final int PIPELINED = 300;

    /** An answer of more than a hundred kilobytes, which needs no data. */
    private static final String LARGE = "/openapi.yaml";

    private static final int WIDE = 1_000_000;

    /** As many as a connection may have at once. Their answers exceed what the system keeps. */
    private static final int STREAMS = 32;

    /** Behind the length and the type. */
    private static final int FLAGS_OF_A_FRAME = 4;

    private final RollcallPair pair;
    private Rollcall service;

    ConnectionLimitsIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void start() {
        service =
                pair.launcher(TestDialect.DOCUMENTED, "connection-limits")
                        .with("ROLLCALL_LIMITS_CONNECTIONS", Integer.toString(CONNECTIONS))
                        .with("ROLLCALL_LIMITS_REQUEST", "PT1.5S")
                        .with("ROLLCALL_LIMITS_IDLE_CONNECTION", "PT4S")
                        .with("ROLLCALL_LIMITS_STALLED_READER", "PT2S")
                        .start();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /api/v1/me HT",
                "GET /api/v1/me HTTP/1.1\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Part: of",
                "\r\n",
                "PRI",
                "PRI * HTTP/2.0\r\n\r\n",
                WHOLE + "GET /api/v1/me HTTP/1.1\r\nHo"
            })
    void endsIfItsRequestIsNotWholeInTime(String part) throws IOException {
        for (RawHttp port : bothPorts()) {
            try (WireTalk talk = WireTalk.with(port)) {
                talk.send(part).readToTheEnd(PATIENCE);
            }
        }
    }

    @Test
    void endsIfABodyDoesNotCome() throws IOException {
        String head = "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n";
        try (WireTalk talk = WireTalk.with(service.http())) {
            assertThat(talk.send(head + "a half").readToTheEnd(PATIENCE)).contains("405");
        }
    }

    @Test
    void endsIfARequestComesByteByByte() throws Exception {
        try (WireTalk talk = WireTalk.with(service.http())) {
            Thread dripping = new Thread(() -> drip(talk));
            dripping.setDaemon(true);
            dripping.start();
            talk.readToTheEnd(PATIENCE);
        }
    }

    @Test
    void endsIfNothingMoreIsAsked() throws IOException {
        for (RawHttp port : bothPorts()) {
            try (WireTalk talk = WireTalk.with(port)) {
                assertThat(talk.send(WHOLE).readToTheEnd(PATIENCE)).startsWith("HTTP/1.1 4");
            }
        }
    }

    @Test
    void endsIfHttp2SendsPingsAlone() throws Exception {
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface());
            Thread pinging = new Thread(() -> ping(talk));
            pinging.setDaemon(true);
            pinging.start();
            talk.readToTheEnd(PATIENCE);
        }
    }

    @Test
    void endsIfAStreamOfHttp2StaysOpen() throws IOException {
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface());
            talk.send(Http2Wire.unfinishedPost(1, "/api/v1/me"));
            talk.readToTheEnd(PATIENCE);
        }
    }

    /**
     * No stream is open yet, so nothing but the limit of a request can end the connection: it may
     * be idle for an hour.
     */
    @Test
    void endsIfAHeadOfHttp2IsNotWholeInTime() throws IOException {
        byte[] request = Http2Wire.get(1, "/api/v1/me", "half");
        byte[] begun = request.clone();
        begun[FLAGS_OF_A_FRAME] = 0;
        try (Rollcall patient =
                pair.launcher(TestDialect.DOCUMENTED, "connection-limits-halves")
                        .with("ROLLCALL_LIMITS_REQUEST", "PT1.5S")
                        .with("ROLLCALL_LIMITS_IDLE_CONNECTION", "PT1H")
                        .start()) {
            for (byte[] half :
                    List.of(
                            Arrays.copyOf(request, 2),
                            Arrays.copyOf(request, request.length - 1),
                            begun)) {
                try (WireTalk talk = WireTalk.with(patient.http())) {
                    talk.send(Http2Wire.preface());
                    talk.send(half).readToTheEnd(PATIENCE);
                }
            }
        }
    }

    @Test
    void endsIfAnswersAreNotTakenWhileOthersAreServed() throws Exception {
        for (RawHttp port : bothPorts()) {
            try (WireTalk talk = WireTalk.with(port)) {
                talk.sendUntilRefused(WHOLE.repeat(100), PATIENCE);
                assertThat(service.http().get("/api/v1/me").status()).isEqualTo(401);
                assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);
            }
        }
    }

    /**
     * Every other limit lasts an hour, and the windows are wide open: the answers fill what the
     * system keeps, and nothing but the limit of a stalled reader can end the connection.
     */
    @Test
    void endsIfAnswersOfHttp2AreNotTaken() throws Exception {
        try (Rollcall patient =
                        pair.launcher(TestDialect.DOCUMENTED, "connection-limits-patient")
                                .with("ROLLCALL_LIMITS_REQUEST", "PT1H")
                                .with("ROLLCALL_LIMITS_IDLE_CONNECTION", "PT1H")
                                .with("ROLLCALL_LIMITS_STALLED_READER", "PT2S")
                                .start();
                WireTalk talk = WireTalk.with(patient.http())) {
            talk.send(Http2Wire.preface(Integer.MAX_VALUE));
            talk.send(Http2Wire.windowUpdate(0, Integer.MAX_VALUE - Http2Wire.FIRST_WINDOW));
            for (int n = 0; n < STREAMS; n++) {
                talk.send(Http2Wire.get(2 * n + 1, LARGE, "not-taken"));
            }
            talk.sendUntilRefused(pings(1000), PATIENCE);
        }
    }

    /** The answer waits for the window of its stream, or of its connection, and is given up. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, 0",
        "/openapi.yaml, 0",
        "/openapi.yaml, 1000",
        "/openapi.yaml, 2147483647"
    })
    void endsIfAWindowOfHttp2StaysShut(String target, int window) throws IOException {
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface(window));
            talk.send(Http2Wire.get(1, target, "shut"));
            assertThat(talk.readToTheEnd(PATIENCE)).contains(Http2Wire.reset(1));
        }
    }

    /** A proxy's connection has the streams of many clients. */
    @Test
    void goesOnIfOneWindowOfHttp2StaysShut() throws IOException {
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface(0));
            talk.send(Http2Wire.get(1, LARGE, "shut"));
            talk.readUntil(Http2Wire.reset(1), PATIENCE);
            talk.send(Http2Wire.get(3, "/api/v1/me", "open"));
            talk.send(Http2Wire.windowUpdate(3, Http2Wire.FIRST_WINDOW));
            talk.readUntil("You must be logged in to do this.", PATIENCE);
        }
    }

    /** Each request keeps its head until its answer is taken, and here none is. */
    @Test
    void refusesFurtherStreamsOfHttp2WhileLargeHeadsAreKept() throws IOException {
        String largeId = "i".repeat(30_000);
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface(0));
            for (int n = 0; n < 4; n++) {
                talk.send(Http2Wire.get(2 * n + 1, LARGE, largeId));
            }
            talk.readUntil(Http2Wire.refusal(7), PATIENCE);
            talk.readUntil(Http2Wire.reset(5), PATIENCE);
            talk.send(Http2Wire.get(9, "/api/v1/me", "small"));
            talk.send(Http2Wire.windowUpdate(9, Http2Wire.FIRST_WINDOW));
            talk.readUntil("You must be logged in to do this.", PATIENCE);
        }
    }

    /** A client that was promised more would have requests refused that it may send. */
    @Test
    void promisesAsManyStreamsOfHttp2AsItAccepts() throws IOException {
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface());
            talk.readUntil(Http2Wire.promise(STREAMS), PATIENCE);
        }
    }

    /** Each turn of a connection begins a few of them. */
    @Test
    void answersAllStreamsOfHttp2ThatComeAtOnce() throws IOException {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        together.writeBytes(Http2Wire.preface());
        for (int n = 0; n < STREAMS; n++) {
            together.writeBytes(Http2Wire.get(2 * n + 1, "/api/v1/me", "one-of-many"));
        }
        try (WireTalk talk = WireTalk.with(service.http())) {
            String answers = talk.send(together.toByteArray()).readToTheEnd(PATIENCE);
            assertThat(answers.split("You must be logged in to do this", -1)).hasSize(STREAMS + 1);
        }
    }

    /** A little now and then is no stall: this reader takes twice as long as a stalled one may. */
    @Test
    void goesOnIfAnAnswerOfHttp2IsTakenSlowly() throws Exception {
        String contract = Files.readString(Path.of("openapi.yaml")).strip();
        try (WireTalk talk = WireTalk.with(service.http())) {
            talk.send(Http2Wire.preface(0));
            talk.send(Http2Wire.get(1, LARGE, "slow"));
            for (int n = 0; n < 12; n++) {
                talk.send(Http2Wire.windowUpdate(1, 100));
                Thread.sleep(500);
            }
            talk.send(Http2Wire.windowUpdate(0, WIDE));
            talk.send(Http2Wire.windowUpdate(1, WIDE));
            talk.readUntil(contract.substring(contract.length() - 100), PATIENCE);
        }
    }

    @Test
    void isServedInTurnIfRequestsComeTogether() throws IOException {
        String requests =
                IntStream.range(0, PIPELINED)
                        .mapToObj(ConnectionLimitsIT::numbered)
                        .reduce("", String::concat);
        String last = "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (WireTalk talk = WireTalk.with(service.http())) {
            String answers = talk.send(requests + last).readToTheEnd(PATIENCE);
            List<String> expected =
                    IntStream.range(0, PIPELINED).mapToObj(Integer::toString).toList();
            assertThat(requestIds(answers).subList(0, PIPELINED)).isEqualTo(expected);
            assertThat(answers.split("HTTP/1\\.1 401", -1)).hasSize(PIPELINED + 2);
        }
    }

    @Test
    void isRefusedBeyondTheNumberWhileProbesAreAnswered() throws Exception {
        List<WireTalk> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * CONNECTIONS; i++) {
                WireTalk half = WireTalk.with(service.http());
                halves.add(half);
                sendToAReaderWhoTakesIt(half, "GET /api/v1/me HT");
            }
            assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);
            assertThat(service.management().get("/q/health/ready").status()).isEqualTo(200);
            for (WireTalk half : halves) {
                assertThat(half.readToTheEnd(PATIENCE))
                        .doesNotContain("HTTP/1.1 2", "HTTP/1.1 401");
            }
        } finally {
            for (WireTalk half : halves) {
                half.close();
            }
        }
        service.await("served", again -> again.http().get("/api/v1/me").status() == 401);
        assertThat(service.log())
                .contains("A connection was refused: there are " + CONNECTIONS + " already");
    }

    /** Whatever the others wait for: the oldest of them gives its place to the probe. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /q/health/live HT",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                PROBE,
                "POST /q/health/live HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"
            })
    void givesItsPlaceToAProbe(String begun) throws IOException {
        List<WireTalk> held = new ArrayList<>();
        try (Rollcall patient = patient("connection-limits-probes")) {
            for (int i = 0; i < 2 * OF_MANAGEMENT; i++) {
                held.add(WireTalk.with(patient.management()));
                sendToAReaderWhoTakesIt(held.get(i), begun);
                if (i == 0 && begun.equals(PROBE)) {
                    // While its request is in progress, it would keep its place.
                    held.get(0).readUntil("UP", PATIENCE);
                }
            }
            for (int i = 0; i < 3; i++) {
                assertThat(patient.management().get("/q/health/live").status()).isEqualTo(200);
            }
            assertThat(held.get(0).readToTheEnd(PATIENCE)).doesNotContain("HTTP/1.1 5");
            assertThat(patient.log())
                    .contains("A connection was closed for a new one: there are 64 already");
        } finally {
            for (WireTalk talk : held) {
                talk.close();
            }
        }
    }

    /** A probe's own connection would be among the oldest soon if a flood goes on. */
    @Test
    void givesNoPlaceWhileItsRequestIsInProgress() throws Exception {
        List<WireTalk> halves = new ArrayList<>();
        try (Rollcall patient = patient("connection-limits-progress");
                WireTalk inProgress = WireTalk.with(patient.management())) {
            inProgress.send(Http2Wire.preface(0));
            inProgress.send(Http2Wire.get(1, "/q/metrics", "in-progress"));
            inProgress.readUntil("openmetrics", PATIENCE);
            for (int i = 0; i < 2 * OF_MANAGEMENT; i++) {
                halves.add(WireTalk.with(patient.management()));
                sendToAReaderWhoTakesIt(halves.get(i), "GET /q/health/live HT");
            }
            assertThat(halves.get(0).readToTheEnd(PATIENCE)).isEmpty();
            inProgress.send(Http2Wire.windowUpdate(1, WIDE));
            inProgress.readUntil("# HELP", PATIENCE);
        } finally {
            for (WireTalk talk : halves) {
                talk.close();
            }
        }
    }

    /** Nothing but the number of connections can end one. */
    private Rollcall patient(String name) {
        return pair.launcher(TestDialect.DOCUMENTED, name)
                .with("ROLLCALL_LIMITS_REQUEST", "PT1H")
                .with("ROLLCALL_LIMITS_IDLE_CONNECTION", "PT1H")
                .with("ROLLCALL_LIMITS_STALLED_READER", "PT1H")
                .start();
    }

    private static void sendToAReaderWhoTakesIt(WireTalk half, String text) {
        try {
            half.send(text);
        } catch (IOException refused) {
            // A connection beyond the number is closed at once, which a sender may notice.
        }
    }

    private List<RawHttp> bothPorts() {
        return List.of(service.http(), service.management());
    }

    private static String numbered(int number) {
        return "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + number + "\r\n\r\n";
    }

    private static List<String> requestIds(String answers) {
        Function<String, String> value = line -> line.substring(line.indexOf(':') + 1).strip();
        return answers.lines()
                .filter(line -> line.regionMatches(true, 0, "X-Request-Id:", 0, 13))
                .map(value)
                .toList();
    }

    private static String pings(int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < number; i++) {
            bytes.writeBytes(Http2Wire.ping());
        }
        return bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static void drip(WireTalk talk) {
        try {
            talk.send("GET /api/v1/me HTTP/1.1\r\nX-Long: ");
            while (true) {
                talk.send("a");
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ping(WireTalk talk) {
        try {
            while (true) {
                talk.send(Http2Wire.ping());
                Thread.sleep(500);
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
