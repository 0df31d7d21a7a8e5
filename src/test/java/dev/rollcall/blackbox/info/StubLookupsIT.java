package dev.rollcall.blackbox.info;

import static dev.rollcall.blackbox.info.People.ADMINISTRATOR;
import static dev.rollcall.blackbox.info.People.CALLER;
import static dev.rollcall.blackbox.info.People.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.stub.StubWorkspaceForTests;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.UserFixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A workspace of the control API answers look-ups as the service does: the tables of the tests of
 * users.info, run once more through such a workspace, in both dialects.
 */
@BlackBox("uses the control API of a stub")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StubLookupsIT {

    private StubWorkspaceForTests documented;
    private StubWorkspaceForTests eight;

    @BeforeAll
    void start() {
        documented = StubWorkspaceForTests.start("documented", CALLER, ADMINISTRATOR, JANE);
        eight = documented.another("8", CALLER, ADMINISTRATOR, JANE);
    }

    @AfterAll
    void stop() {
        documented.close();
    }

    static Stream<List<String>> keys() {
        return rows(LookupKeysIT.class, "findsByEachKeyWhomTheCallerMayFind", "[|]");
    }

    static Stream<List<String>> selves() {
        return rows(LookupKeysIT.class, "oneIsSelfByTheTextOfTheRequest", "[|]");
    }

    static Stream<List<String>> alternatives() {
        return rows(LookupParametersIT.class, "eachAlternativeSaysWhatIsWrongWithIt", "[|]");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void findsByEachKeyWhomTheCallerMayFind(List<String> row) {
        for (StubWorkspaceForTests workspace : List.of(documented, eight)) {
            assertThat(found(workspace, CALLER, row.get(0))).isEqualTo(row.get(1));
            assertThat(found(workspace, ADMINISTRATOR, row.get(0))).isEqualTo(row.get(2));
        }
    }

    @ParameterizedTest
    @MethodSource("selves")
    void oneIsSelfByTheTextOfTheRequest(List<String> row) {
        for (StubWorkspaceForTests workspace : List.of(documented, eight)) {
            JsonNode user = lookUp(workspace, CALLER, row.get(0)).json().path("user");
            boolean self = Boolean.parseBoolean(row.get(1));

            assertThat(user.path("canViewAllInfo").booleanValue()).isEqualTo(self);
            assertThat(user.has("emails")).isEqualTo(self);
            assertThat(user.has("services")).isEqualTo(self);
        }
    }

    @ParameterizedTest
    @MethodSource("alternatives")
    void eachAlternativeSaysWhatIsWrongWithIt(List<String> row) {
        String of =
                LookupParametersIT.line("userId", row.get(1))
                        + LookupParametersIT.line("username", row.get(2))
                        + LookupParametersIT.line("importId", row.get(3));
        String more =
                LookupParametersIT.line("email", row.get(4))
                        + LookupParametersIT.line("freeSwitchExtension", row.get(5));

        assertThat(error(documented, row.get(0)))
                .isEqualTo(of + "must match a schema in anyOf [invalid-params]");
        assertThat(error(eight, row.get(0))).isEqualTo(of + more + "must match a schema in anyOf");
    }

    private static String error(StubWorkspaceForTests workspace, String query) {
        Response refusal = lookUp(workspace, CALLER, query);
        assertThat(refusal.status()).as(refusal.body()).isEqualTo(400);
        return refusal.json().get("error").textValue();
    }

    private static String found(StubWorkspaceForTests workspace, UserFixture caller, String query) {
        Response response = lookUp(workspace, caller, query);
        return response.status() == 400 && response.body().equals(Lookups.NOT_FOUND)
                ? "none"
                : response.json().path("user").path("_id").asText();
    }

    private static Response lookUp(
            StubWorkspaceForTests workspace, UserFixture caller, String query) {
        String target = query.isEmpty() ? "/api/v1/users.info" : "/api/v1/users.info?" + query;
        return workspace.get(caller, target);
    }

    /** The rows of another test's table; it fails if that test has no such table any more. */
    private static Stream<List<String>> rows(Class<?> test, String method, String delimiter) {
        CsvSource table =
                Arrays.stream(test.getDeclaredMethods())
                        .filter(each -> each.getName().equals(method))
                        .map(each -> each.getAnnotation(CsvSource.class))
                        .findFirst()
                        .orElseThrow();
        return table.textBlock()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(delimiter)).map(String::strip).toList());
    }
}
