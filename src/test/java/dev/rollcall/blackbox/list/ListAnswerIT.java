package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The answer's members and their order, at any length. */
@BlackBox
class ListAnswerIT {

    private static final int MANY = 3_000;
    private static final UserFixture CALLER = administrator();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    ListAnswerIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER);
        workspace.settled();
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void hasItsMembersInTheOrderOfTheContract(TestDialect dialect) {
        assertThat(pair.api(dialect).as(CALLER).get("/api/v1/users.list?offset=0").body())
                .isEqualTo(
                        "{\"users\":[{\"_id\":\"id-of-administrator\","
                                + "\"username\":\"administrator\","
                                + "\"emails\":[{\"address\":\"administrator@example.com\","
                                + "\"verified\":true}],"
                                + "\"type\":\"user\",\"status\":\"offline\",\"active\":true,"
                                + "\"roles\":[\"user\",\"admin\"],"
                                + "\"name\":\"Name of administrator\","
                                + "\"nameInsensitive\":\"name of administrator\"}],"
                                + "\"count\":1,\"offset\":0,\"total\":1,\"success\":true}");
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void isEmptyInTheSameOrder(TestDialect dialect) {
        assertThat(pair.api(dialect).as(CALLER).get("/api/v1/users.list?offset=9").body())
                .isEqualTo("{\"users\":[],\"count\":0,\"offset\":9,\"total\":1,\"success\":true}");
    }

    @Test
    void bringsEverybodyInOneAnswerWhereNoBoundIsAsked() {
        workspace.addAll(
                IntStream.range(0, MANY - 1)
                        .mapToObj(n -> user("person." + n).with("bio", "\"\\\u00e9\u4e2d"))
                        .toList());
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.api(dialect).as(CALLER).get("/api/v1/users.list?count=0");
            JsonNode json = response.json();
            Set<String> ids = new HashSet<>();
            json.path("users").forEach(user -> ids.add(user.path("_id").asText()));
            assertThat(ids).as(dialect.name()).hasSize(MANY);
            assertThat(json.path("users")).hasSize(MANY);
            assertThat(new Listing(response).page()).isEqualTo(MANY + "/0/" + MANY);
            assertThat(response.body()).endsWith("\"success\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void hasNoBodyForHead(TestDialect dialect) {
        Response response = pair.api(dialect).as(CALLER).send("HEAD", "/api/v1/users.list?count=0");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.header("Content-Type")).contains("application/json");
    }

    /** More than may be sent at once: a list that HEAD left open would take a place for good. */
    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void leavesNothingOpenBehindHead(TestDialect dialect) {
        workspace.addAll(IntStream.range(0, 600).mapToObj(n -> user("person." + n)).toList());
        for (int n = 0; n < 12; n++) {
            Response response =
                    pair.api(dialect).as(CALLER).send("HEAD", "/api/v1/users.list?count=0");
            assertThat(response.status()).isEqualTo(200);
        }
        assertThat(pair.api(dialect).as(CALLER).get("/api/v1/users.list?count=0").status())
                .isEqualTo(200);
    }
}
