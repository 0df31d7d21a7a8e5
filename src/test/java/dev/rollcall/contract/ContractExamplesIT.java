package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.demo.DemoCaller;
import dev.rollcall.demo.DemoWorkspace;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every named example of the contract, sent to the demo workspace, is answered as printed there.
 * Those that need a provider state are sent after it was put into the workspace; an unexpected
 * failure cannot be brought about from outside, so that one is held by the test of the error table.
 */
@BlackBox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractExamplesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATABASE = "rollcall_contract_examples";
    private static final String NOBODY_LISTENS = "mongodb://127.0.0.1:9/rocketchat";

    private final RollcallPair pair;
    private final Map<TestDialect, Rollcall> services = new EnumMap<>(TestDialect.class);
    private final MongoDatabase workspace;

    ContractExamplesIT(RollcallPair pair) {
        this.pair = pair;
        this.workspace = pair.database().client().getDatabase(DATABASE);
    }

    @BeforeAll
    void startOnTheDemoWorkspace() {
        workspace.drop();
        new DemoWorkspace().fill(workspace);
        for (TestDialect dialect : TestDialect.values()) {
            services.put(
                    dialect,
                    pair.launcher(dialect, "examples-" + dialect.compatibility())
                            .with("MONGO_URL", pair.database().siblingUrl(DATABASE))
                            .start());
        }
    }

    @AfterAll
    void stop() {
        services.values().forEach(Rollcall::close);
        workspace.drop();
    }

    static Stream<ContractExample> withoutState() {
        return ContractExample.all().filter(example -> example.state().isEmpty());
    }

    @ParameterizedTest
    @MethodSource
    void withoutState(ContractExample example) {
        assertAnsweredAsPrinted(example);
    }

    static Stream<ContractExample> rateLimited() {
        return inState("rate limited");
    }

    @ParameterizedTest
    @MethodSource
    void rateLimited(ContractExample example) throws InterruptedException {
        setting("API_Enable_Rate_Limiter_Limit_Calls_Default", 0);
        setting("API_Enable_Rate_Limiter", true);
        try {
            settle();
            for (TestDialect dialect : dialects(example)) {
                Response response = send(example, dialect);
                assertThat(response.status()).isEqualTo(429);
                assertThat(shape(response.json()))
                        .isEqualTo(shape(JSON.valueToTree(example.body())));
                assertThat(response.header("Retry-After")).isPresent();
            }
        } finally {
            workspace
                    .getCollection("rocketchat_settings")
                    .deleteMany(idStartsWith("API_Enable_Rate_Limiter"));
            settle();
        }
    }

    static Stream<ContractExample> permissionWithdrawn() {
        return inState("permission view-d-room withdrawn");
    }

    @ParameterizedTest
    @MethodSource
    void permissionWithdrawn(ContractExample example) throws InterruptedException {
        Document permission = new Document("_id", "view-d-room");
        Document stored =
                workspace.getCollection("rocketchat_permissions").find(permission).first();
        workspace.getCollection("rocketchat_permissions").deleteOne(permission);
        try {
            settle();
            assertAnsweredAsPrinted(example);
        } finally {
            workspace.getCollection("rocketchat_permissions").insertOne(stored);
            settle();
        }
    }

    static Stream<ContractExample> crossOriginLimited() {
        return inState("cross-origin calls limited");
    }

    @ParameterizedTest
    @MethodSource
    void crossOriginLimited(ContractExample example) throws InterruptedException {
        setting("API_Enable_CORS", true);
        setting("API_CORS_Origin", "https://chat.example.com");
        try {
            settle();
            assertAnsweredAsPrinted(example);
        } finally {
            workspace.getCollection("rocketchat_settings").deleteMany(idStartsWith("API_CORS"));
            setting("API_Enable_CORS", false);
            settle();
        }
    }

    static Stream<ContractExample> databaseDown() {
        return inState("database down");
    }

    @ParameterizedTest
    @MethodSource
    void databaseDown(ContractExample example) {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "examples-down")
                        .with("MONGO_URL", NOBODY_LISTENS)
                        .launch()) {
            service.await(
                    "alive", alive -> alive.management().get("/q/health/live").status() == 200);
            Response response =
                    as(example, pair.api(service)).send(example.method(), example.target());
            assertThat(response.status()).isEqualTo(example.status());
            assertThat(response.json()).isEqualTo(JSON.valueToTree(example.body()));
            assertThat(response.header("Retry-After")).isPresent();
        }
    }

    private static Stream<ContractExample> inState(String state) {
        return ContractExample.all()
                .filter(example -> example.state().filter(state::equals).isPresent());
    }

    private void assertAnsweredAsPrinted(ContractExample example) {
        for (TestDialect dialect : dialects(example)) {
            Response response = send(example, dialect);
            JsonNode printed = JSON.valueToTree(example.body());
            assertThat(response.status()).isEqualTo(example.status());
            assertThat(response.header("Content-Type")).contains("application/json");
            assertThat(shape(response.json())).as(response.body()).isEqualTo(shape(printed));
            if (example.status() != 200) {
                assertThat(response.json()).isEqualTo(printed);
            }
        }
    }

    private static List<TestDialect> dialects(ContractExample example) {
        return Arrays.stream(TestDialect.values())
                .filter(
                        dialect ->
                                example.dialect().map(dialect.compatibility()::equals).orElse(true))
                .toList();
    }

    private Response send(ContractExample example, TestDialect dialect) {
        return as(example, pair.api(services.get(dialect)))
                .send(example.method(), example.target());
    }

    private static Api as(ContractExample example, Api api) {
        Api called = example.origin().map(origin -> api.with("Origin", origin)).orElse(api);
        if (example.caller().isEmpty()) {
            return called;
        }
        DemoCaller caller =
                Arrays.stream(DemoCaller.values())
                        .filter(candidate -> candidate.username().equals(example.caller().get()))
                        .findFirst()
                        .orElseThrow();
        return called.with("X-User-Id", caller.id()).with("X-Auth-Token", caller.token());
    }

    /** Names and types of all members, by name; of a list, of its first element. */
    private static Object shape(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            value.properties()
                    .forEach(member -> members.put(member.getKey(), shape(member.getValue())));
            return members;
        }
        if (value.isArray()) {
            return value.isEmpty() ? List.of() : List.of(shape(value.get(0)));
        }
        return value.getNodeType();
    }

    private void setting(String id, Object value) {
        Document key = new Document("_id", id);
        workspace.getCollection("rocketchat_settings").deleteOne(key);
        workspace.getCollection("rocketchat_settings").insertOne(key.append("value", value));
    }

    private static Document idStartsWith(String prefix) {
        return new Document("_id", new Document("$gte", prefix).append("$lt", prefix + '\uffff'));
    }

    /** The services of the tests re-read settings and permissions ten times a second. */
    private static void settle() throws InterruptedException {
        Thread.sleep(400);
    }
}
