package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.rest.error.ErrorTable;
import dev.rollcall.rest.error.ErrorTable.ErrorAnswer;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every named example of the contract, sent to the demo workspace in the provider state that the
 * example names, is answered as printed there. For a query that takes too long no workspace will
 * do: there the test answers in place of the database. An unexpected failure is not made at all.
 */
@BlackBox("needs a service without a database and one whose database is scripted")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractExamplesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FAILURE = "unexpected failure";
    private static final String SLOW_QUERY = "a query takes too long";

    /** The states that no data makes. */
    private static final Set<String> NOT_BY_DATA = Set.of(FAILURE, SLOW_QUERY);

    private static final int OUT_OF_TIME = 50;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> TRY_AGAIN = Set.of(TOO_MANY, 503);

    private final RollcallPair pair;
    private final ProviderStateServices services;
    private final ScriptedDatabase scripted = new ScriptedDatabase();
    private final Map<TestDialect, Rollcall> onScripted = new EnumMap<>(TestDialect.class);

    ContractExamplesIT(RollcallPair pair) {
        this.pair = pair;
        this.services = new ProviderStateServices(pair);
    }

    @BeforeAll
    void fill() {
        DemoCaller caller = DemoCaller.ROXIE;
        scripted.workspace()
                .add(
                        UserFixture.user(caller.username())
                                .id(caller.id())
                                .roles("admin")
                                .token(caller.token()));
    }

    @AfterAll
    void stop() {
        services.close();
        onScripted.values().forEach(Rollcall::close);
        scripted.close();
    }

    /** Those of one state after another, so that each is set up once. */
    static Stream<ContractExample> isAnsweredAsPrinted() {
        return ContractExample.all()
                .filter(example -> example.state().filter(NOT_BY_DATA::contains).isEmpty())
                .sorted(Comparator.comparing(example -> example.state().orElse("")));
    }

    @ParameterizedTest
    @MethodSource
    void isAnsweredAsPrinted(ContractExample example) {
        for (TestDialect dialect : dialects(example)) {
            assertAnsweredAsPrinted(example, send(example, dialect));
        }
    }

    /** No data makes one, and no answer of a database does. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUnexpectedFailureWouldBeAnsweredAsPrinted(Dialect dialect) {
        List<ContractExample> examples = in(FAILURE);
        assertThat(examples).hasSize(3).allMatch(example -> example.status() == 500);

        ErrorAnswer answer = new ErrorTable(dialect).answer(new IllegalStateException());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(examples)
                .allSatisfy(
                        example ->
                                assertThat(JSON.<JsonNode>valueToTree(example.body()))
                                        .isEqualTo(JSON.valueToTree(answer.body())));
    }

    private static List<ContractExample> in(String state) {
        return ContractExample.all()
                .filter(example -> example.state().filter(state::equals).isPresent())
                .toList();
    }

    @Test
    void aQueryThatTakesTooLongIsAnsweredAsPrinted() {
        List<ContractExample> examples = in(SLOW_QUERY);
        assertThat(examples).isNotEmpty();
        scripted.script(
                command ->
                        command.containsKey("aggregate")
                                ? ScriptedDatabase.failure(OUT_OF_TIME)
                                : Optional.empty());
        for (ContractExample example : examples) {
            for (TestDialect dialect : dialects(example)) {
                assertAnsweredAsPrinted(example, sendToScripted(example, dialect));
            }
        }
    }

    /** Sends it to a service of which the test answers in place of the database. */
    private Response sendToScripted(ContractExample example, TestDialect dialect) {
        Rollcall service =
                onScripted.computeIfAbsent(
                        dialect,
                        started ->
                                pair.launcher(started, "scripted-" + started.compatibility())
                                        .with("MONGO_URL", scripted.url(""))
                                        .start());
        return as(example, pair.api(service)).send(example.method(), example.target());
    }

    private static void assertAnsweredAsPrinted(ContractExample example, Response response) {
        JsonNode printed = JSON.valueToTree(example.body());
        assertThat(response.status()).isEqualTo(example.status());
        assertThat(response.header("Content-Type")).contains("application/json");
        assertThat(shape(response.json())).as(response.body()).isEqualTo(shape(printed));
        assertThat(response.header("Retry-After").isPresent())
                .isEqualTo(TRY_AGAIN.contains(example.status()));
        // The text of a limit contains the seconds that are left.
        if (example.status() != 200 && example.status() != TOO_MANY) {
            assertThat(response.json()).isEqualTo(printed);
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
        List<String> states =
                Stream.concat(Stream.of("the demo workspace"), example.state().stream()).toList();
        return as(example, pair.api(services.in(states, dialect)))
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
}
