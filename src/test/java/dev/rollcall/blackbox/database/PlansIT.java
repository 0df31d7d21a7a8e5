package dev.rollcall.blackbox.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.DatabaseCommand;
import dev.rollcall.testkit.DatabaseTraffic;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestDialect;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every command that the service sends in a workspace of twenty thousand users, taken from the wire
 * and explained by the server: an index serves it, nothing that grows is sorted, and at most twice
 * the rows that come out are read. A page's offset counts as coming out.
 */
@BlackBox(
        "starts the service on a database of twenty thousand users and watches the whole of its life")
@NeedsRealDatabase("explain")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlansIT {

    private static final String DATABASE = "rollcall_test_plans";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the driver adds, which says nothing of the plan. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("$db", "$clusterTime", "$readPreference", "lsid", "maxTimeMS", "readConcern");

    /** A look-up may read the one row that it then refuses. */
    private static final long REFUSED = 1;

    /** The rooms of one user, or the users without a user name: they do not grow with the rest. */
    private static final long FEW = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RollcallPair pair;
    private final TestDatabase server;
    private final MongoDatabase database;
    private final PlanWorkspace workspace;
    private final DatabaseTraffic traffic;
    private final Optional<PostgresAnalysis> analysis = PostgresAnalysis.available();
    private final Map<TestDialect, Rollcall> services = new EnumMap<>(TestDialect.class);

    PlansIT(RollcallPair pair, TestDatabase server) {
        this.pair = pair;
        this.server = server;
        this.database = server.client().getDatabase(DATABASE);
        this.workspace = new PlanWorkspace(database);
        assumeTrue(server.traffic().isPresent(), "What goes to the database can be seen");
        this.traffic = server.traffic().orElseThrow();
    }

    @BeforeAll
    void start() {
        workspace.fill();
        assumeTrue(
                explained(BsonDocument.parse("{find: 'users', filter: {_id: 'a'}}")).isPresent(),
                "The server explains as PostgreSQL does");
        learn();
        for (TestDialect dialect : TestDialect.values()) {
            services.put(dialect, started(dialect));
        }
    }

    /** Pages in the order of an index rely on it once it was seen. */
    private Rollcall started(TestDialect dialect) {
        return awaitingIndexes(
                pair.launcher(dialect, "plans-" + dialect.compatibility())
                        .with("MONGO_URL", server.siblingUrl(DATABASE))
                        .start());
    }

    private static Rollcall awaitingIndexes(Rollcall service) {
        service.await(
                "indexes known",
                running ->
                        !running.management()
                                .get("/q/health/ready")
                                .body()
                                .contains("\"missing\": \"unknown\""));
        return service;
    }

    private void learn() {
        if (analysis.isPresent()) {
            analysis.get().learn();
            return;
        }
        try {
            // The server's planner learns by itself what was loaded.
            Thread.sleep(15_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    void stop() {
        services.values().forEach(Rollcall::close);
        workspace.drop();
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    me
                    users.info?userId=id-of-administrator
                    users.info?userId=id-of-administrator&includeUserRooms=true
                    users.info?userId=id77
                    users.info?userId=user.77
                    users.info?username=user.77
                    users.info?username=id77
                    users.info?userId=nobody
                    users.info?importId=import77
                    users.info?userId=id77&includeUserRooms=true
                    users.list
                    users.list?offset=10000
                    users.list?offset=30000
                    users.list?count=0
                    users.list?sort={"username":-1}
                    users.list?sort={"username":-1}&offset=19970
                    users.list?sort={"name":1}
                    users.list?sort={"name":-1}&offset=500
                    users.list?sort={"createdAt":1}&fields={"createdAt":1}
                    users.list?sort={"createdAt":-1}&fields={"createdAt":1}
                    users.list?sort={"lastLogin":1}
                    users.list?sort={"lastLogin":-1}
                    users.list?query={"username":"user.77"}
                    users.list?query={"username":null}
                    users.list?query={"active":true}
                    """)
    void needRocketChatsIndexesAlone(String request) {
        assertPlans(services.get(TestDialect.DOCUMENTED), request);
    }

    /**
     * Many may have one name: whether to follow the order or the filter is the server's to weigh,
     * so the rows are not judged.
     */
    @Order(2)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    users.list?query={"name":"Name 77"}
                    users.list?query={"emails.address":"user.77@example.com"}
                    users.list?query={"status":"busy"}
                    """)
    void leaveTheChoiceOfTheIndexToTheServerForAFilterThatManyMayMeet(String request) {
        commands(services.get(TestDialect.DOCUMENTED), request).forEach(this::assertIndexed);
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    users.info?email=USER.77@example.com
                    users.info?freeSwitchExtension=extension77
                    users.list?email=User.77@example.com
                    """)
    void needRocketChatsIndexesAloneForTheKeysOfTheOtherDialect(String request) {
        assertPlans(services.get(TestDialect.EIGHT), request);
    }

    @Order(3)
    @Test
    void needRocketChatsIndexesAloneForABearerToken() {
        Api api = pair.api(services.get(TestDialect.DOCUMENTED)).bearer(PlanWorkspace.BEARER);
        assertPlans(traffic.during(() -> api.get("/api/v1/me")));
    }

    @Order(4)
    @Test
    void needRocketChatsIndexesAloneForRightsAndSettings() {
        List<DatabaseCommand> commands = traffic.ofRightsDuring(this::awaitRightsReadAgain);
        assertThat(commands)
                .extracting(DatabaseCommand::collection)
                .contains("rocketchat_permissions", "rocketchat_settings");
        assertPlans(commands);
    }

    /**
     * As an operator starts it: no page looks at everybody, whether it is jumped to or follows the
     * page before it.
     */
    @Order(4)
    @Test
    void needRocketChatsIndexesAloneForPagesOfAService() {
        List<DatabaseCommand> learning = new ArrayList<>();
        try (Rollcall service = remembering(learning)) {
            for (String request :
                    List.of(
                            "users.list",
                            "users.list?offset=5",
                            "users.list?offset=15000",
                            "users.list?sort={\"username\":-1}",
                            "users.list?sort={\"username\":-1}&offset=11000",
                            "users.list?sort={\"username\":-1}&offset=19970")) {
                assertPlans(service, request);
            }
            assertWalksSkipNobody(
                    service,
                    "{\"username\":1}",
                    "{\"username\":-1}",
                    "{\"name\":1}",
                    "{\"name\":-1}",
                    "{\"createdAt\":1}",
                    "{\"createdAt\":-1}",
                    "{\"lastLogin\":-1}",
                    "{\"_id\":1}");
        }
        assertThat(learning).filteredOn(PlansIT::isHop).hasSizeGreaterThan(19);
        learning.stream().filter(PlansIT::isHop).forEach(this::assertIndexed);
    }

    private void assertWalksSkipNobody(Rollcall service, String... orders) {
        for (String order : orders) {
            String list = "users.list?fields={\"createdAt\":1}&sort=" + order;
            Api api = pair.api(service).as(PlanWorkspace.CALLER);
            api.get(target(list + "&offset=300"));
            List<DatabaseCommand> next =
                    traffic.during(() -> api.get(target(list + "&offset=350")));
            assertPlans(next);
            assertThat(next).allSatisfy(command -> assertThat(skipped(command)).isZero());
        }
    }

    private static boolean isHop(DatabaseCommand command) {
        return command.document().toJson().contains("{\"$limit\": 1000}");
    }

    private static long skipped(DatabaseCommand command) {
        return skipped(command.document());
    }

    /** A service that remembers what it learns of all users; adds the commands of its start. */
    private Rollcall remembering(List<DatabaseCommand> learning) {
        RollcallLauncher launcher =
                pair.launcher(TestDialect.DOCUMENTED, "plans-remembering")
                        .with("MONGO_URL", server.siblingUrl(DATABASE))
                        .without("ROLLCALL_TOTAL_MAX_AGE");
        List<Rollcall> started = new ArrayList<>();
        learning.addAll(traffic.during(() -> started.add(awaitingIndexes(launcher.start()))));
        return started.get(0);
    }

    /**
     * The only query that needs one of Rollcall's own indexes; it is made as an operator makes it.
     */
    @Order(5)
    @Test
    void needOurIndexInTheOrderOfStatus() {
        int made =
                RollcallLauncher.named("plans-indexes")
                        .with("ROLLCALL_INDEXES_MONGO_URL", server.directUrl(DATABASE))
                        .argument("indexes")
                        .launch()
                        .awaitExit();
        assertThat(made).isZero();
        learn();
        try (Rollcall service = started(TestDialect.DOCUMENTED)) {
            for (String request :
                    List.of(
                            "users.list?sort={\"status\":1}",
                            "users.list?sort={\"status\":-1}&offset=200",
                            "users.list?offset=5",
                            "users.list?sort={\"username\":-1}&offset=19970")) {
                assertPlans(service, request);
            }
        }
        try (Rollcall service = remembering(new ArrayList<>())) {
            assertWalksSkipNobody(service, "{\"status\":1}", "{\"status\":-1}");
        }
    }

    private void assertPlans(Rollcall service, String request) {
        assertPlans(commands(service, request));
    }

    private List<DatabaseCommand> commands(Rollcall service, String request) {
        String target = target(request);
        ask(service, target);
        return traffic.during(() -> ask(service, target));
    }

    /** Past the check of the contract, which takes long for a list of twenty thousand. */
    private static void ask(Rollcall service, String target) {
        Response answer = service.http().send("GET", target, PlanWorkspace.CALLER.credentials());
        assertThat(answer.status()).as(target).isIn(200, 400);
    }

    private void assertPlans(List<DatabaseCommand> commands) {
        assertThat(commands).isNotEmpty();
        commands.forEach(this::assertPlan);
    }

    /** What is behind a first batch has the plan of the first. */
    private void assertPlan(DatabaseCommand sent) {
        if (sent.name().equals("getMore")) {
            return;
        }
        BsonDocument command = withoutConnection(sent.document());
        assertIndexed(command);
        analysis.ifPresent(postgres -> assertRows(command, postgres.plan(DATABASE, command)));
    }

    private void assertIndexed(DatabaseCommand sent) {
        assertIndexed(withoutConnection(sent.document()));
    }

    private void assertIndexed(BsonDocument command) {
        PostgresPlan plan = explained(command).orElseThrow();
        assertThat(plan.scans()).as("%s%n%s", command, plan).isNotEmpty();
        assertThat(plan.scansOfTheCollection()).as("%s%n%s", command, plan).isEmpty();
    }

    private static void assertRows(BsonDocument command, PostgresPlan plan) {
        assertThat(plan.scansOfTheCollection()).as("%s%n%s", command, plan).isEmpty();
        assertThat(plan.sorted()).as("sorted by %s%n%s", command, plan).isLessThanOrEqualTo(FEW);
        assertThat(plan.examined())
                .as("read by %s%n%s", command, plan)
                .isLessThanOrEqualTo(
                        isOnlyOfThoseWithoutUsername(command)
                                ? FEW
                                : 2 * (plan.returned() + skipped(command)) + REFUSED);
    }

    private static boolean isOnlyOfThoseWithoutUsername(BsonDocument command) {
        return command.toJson().contains("{\"$and\": [{\"username\": null}, ");
    }

    private Optional<PostgresPlan> explained(BsonDocument command) {
        Document answer =
                database.runCommand(
                        new BsonDocument("explain", command)
                                .append("verbosity", new BsonString("executionStats")));
        try {
            return Optional.of(JSON.readTree(answer.toJson()).path("queryPlanner").path("Plan"))
                    .filter(plan -> plan.isObject())
                    .map(PostgresPlan::new);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BsonDocument withoutConnection(BsonDocument command) {
        BsonDocument bare = new BsonDocument();
        command.forEach(
                (name, value) -> {
                    if (!OF_THE_CONNECTION.contains(name)) {
                        bare.append(name, value);
                    }
                });
        return bare;
    }

    private static long skipped(BsonDocument command) {
        BsonValue pipeline = command.get("pipeline");
        return pipeline == null
                ? 0
                : pipeline.asArray().stream()
                        .map(stage -> stage.asDocument().get("$skip", new BsonInt32(0)))
                        .mapToLong(skip -> skip.asNumber().longValue())
                        .sum();
    }

    /** The second reading to be seen began after this did. */
    private void awaitRightsReadAgain() {
        Map<String, Long> before = traffic.readingsOfPermissions();
        Awaitility.await("rights and settings are read again")
                .atMost(PATIENCE)
                .until(
                        () ->
                                traffic.readingsOfPermissions().entrySet().stream()
                                        .anyMatch(
                                                read ->
                                                        read.getValue()
                                                                >= before.getOrDefault(
                                                                                read.getKey(), 0L)
                                                                        + 2));
    }

    private static String target(String request) {
        int query = request.indexOf('?');
        if (query < 0) {
            return "/api/v1/" + request;
        }
        StringBuilder target = new StringBuilder("/api/v1/" + request.substring(0, query + 1));
        for (String parameter : request.substring(query + 1).split("&")) {
            int equals = parameter.indexOf('=');
            target.append(target.charAt(target.length() - 1) == '?' ? "" : "&")
                    .append(parameter, 0, equals + 1)
                    .append(
                            URLEncoder.encode(
                                    parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return target.toString();
    }
}
