package dev.rollcall.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {

    private static Judgement of(Map<String, String> variables) {
        return new Judgement(new Environment(variables, Map.of()));
    }

    @Test
    void findsNothingInAnEmptyEnvironment() {
        assertThat(of(Map.of("PATH", "/bin")).faults()).isEmpty();
        assertThat(of(Map.of("PATH", "/bin")).warnings()).isEmpty();
    }

    /** Not even a value of blanks is a value: many a template leaves one empty. */
    static Stream<Arguments> variables() {
        return SettingTable.all().map(Setting::variable).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("variables")
    void takesAnEmptyValueForNone(String variable) {
        assertThat(of(Map.of(variable, "")).faults()).isEmpty();
        assertThat(of(Map.of(variable, " \n")).faults()).isEmpty();
        assertThat(of(Map.of(variable, "")).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # variable                               | value                | good
                    PORT                                     | 1                    | true
                    PORT                                     | 65535                | true
                    PORT                                     | 0                    | false
                    PORT                                     | 80000                | false
                    PORT                                     | http                 | false
                    PORT                                     | 99999999999          | false
                    MANAGEMENT_PORT                          | 65536                | false
                    ROLLCALL_HOST                            | 0.0.0.0              | true
                    ROLLCALL_HOST                            | ::1                  | true
                    ROLLCALL_HOST                            | localhost            | true
                    ROLLCALL_HOST                            | http://localhost     | false
                    ROOT_URL                                 | https://chat.example | true
                    ROOT_URL                                 | https://a.example/b/ | true
                    ROOT_URL                                 | chat.example.com     | false
                    ROOT_URL                                 | ftp://chat.example   | false
                    ROOT_URL                                 | https://a b          | false
                    ROLLCALL_COMPATIBILITY                   | documented           | true
                    ROLLCALL_COMPATIBILITY                   | 8                    | true
                    ROLLCALL_COMPATIBILITY                   | 7                    | false
                    ROLLCALL_DEMO                            | TRUE                 | true
                    ROLLCALL_DEMO                            | maybe                | false
                    ROLLCALL_LOG_JSON                        | yes                  | false
                    ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS | 1                    | false
                    ROLLCALL_TRUSTED_PROXIES                 | 10.0.0.0/8, ::1/128  | true
                    ROLLCALL_TRUSTED_PROXIES                 | 10.0.0.0/33          | false
                    ROLLCALL_TRUSTED_PROXIES                 | 10.0.0.0/            | false
                    ROLLCALL_TRUSTED_PROXIES                 | ingress              | false
                    ROLLCALL_TRUSTED_PROXIES                 | 10.0.0.1,,           | false
                    ROLLCALL_TOTAL_MAX_AGE                   | PT0S                 | true
                    ROLLCALL_TOTAL_MAX_AGE                   | pt1m30s              | true
                    ROLLCALL_TOTAL_MAX_AGE                   | 5                    | false
                    ROLLCALL_TOTAL_MAX_AGE                   | -PT5S                | false
                    ROLLCALL_TOTAL_MAX_AGE                   | PT999999H            | false
                    ROLLCALL_REREAD_EVERY                    | PT0S                 | false
                    ROLLCALL_RIGHTS_MAX_AGE                  | PT0S                 | false
                    ROLLCALL_LIMITS_COMMAND                  | PT0.0001S            | false
                    ROLLCALL_LIMITS_UNBOUNDED_LIST           | 60                   | false
                    ROLLCALL_LIMITS_STALLED_READER           | PT0S                 | false
                    ROLLCALL_LIMITS_UNBOUNDED_LISTS          | 0                    | true
                    ROLLCALL_LIMITS_UNBOUNDED_LISTS          | -1                   | false
                    ROLLCALL_SHUTDOWN_DELAY                  | PT5S                 | true
                    ROLLCALL_SHUTDOWN_DELAY                  | 5s                   | false
                    ROLLCALL_SERVER_VERSION                  | 8.1.0                | true
                    ROLLCALL_SERVER_VERSION                  | newest               | false
                    ROLLCALL_GUESTS_RESTRICTED               | no                   | false
                    MONGO_URL                                | mongodb://h/d        | true
                    MONGO_URL                                | localhost            | false
                    """)
    void holdsEachValueToItsForm(String variable, String value, boolean good) {
        List<String> faults = of(Map.of(variable, value)).faults();

        assertThat(faults.isEmpty()).as("%s", faults).isEqualTo(good);
        assertThat(faults)
                .allSatisfy(
                        sentence ->
                                assertThat(sentence)
                                        .startsWith(variable + " ")
                                        .contains("set it to ")
                                        .endsWith("."));
        // Blanks around a value are what a secret made by hand has.
        assertThat(of(Map.of(variable, "\t" + value + " \n")).faults()).isEqualTo(faults);
    }

    @Test
    void reportsAllFaultsAtOnceAndNoValue() {
        assertThat(
                        of(Map.of(
                                        "PORT", "sekret",
                                        "ROLLCALL_DEMO", "sekret",
                                        "MONGO_URL", "mongodb://u:sekret"))
                                .faults())
                .hasSize(3)
                .allSatisfy(sentence -> assertThat(sentence).doesNotContain("sekret"));
    }

    @ParameterizedTest
    @CsvSource({
        "9000, , true",
        ", 3000, true",
        "4000, 4000, true",
        "4000, 04000, true",
        "9000, 3000, false"
    })
    void wantsTwoPorts(String port, String management, boolean fault) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PORT", port == null ? "" : port);
        variables.put("MANAGEMENT_PORT", management == null ? "" : management);

        assertThat(of(variables).faults())
                .hasSize(fault ? 1 : 0)
                .allSatisfy(
                        sentence ->
                                assertThat(sentence).startsWith("PORT and MANAGEMENT_PORT have"));
    }

    @Test
    void wantsAWorkspaceOrTheDemo() {
        assertThat(of(Map.of("ROLLCALL_DEMO", "FALSE")).faults())
                .singleElement()
                .asString()
                .startsWith("Set MONGO_URL to the workspace's MongoDB");
        assertThat(of(Map.of("ROLLCALL_DEMO", "false", "MONGO_URL", "mongodb://h")).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # unknown                      | value               | nearest
                    ROLLCALL_COMPATIBILTY          | 8                   | ROLLCALL_COMPATIBILITY
                    ROLLCALL_TOTAL_AGE             | PT1S                | ROLLCALL_TOTAL_MAX_AGE
                    ROLLCALL_MONGO_URL             | mongodb://h         | MONGO_URL
                    ROLLCALL_PORT                  | 8080                | PORT
                    ROLLCALL_PORT                  | tcp://10.0.0.1:80   |
                    ROLLCALL_SERVICE_HOST          | 10.0.0.1            |
                    ROLLCALL_SERVICE_PORT_HTTP     | 80                  |
                    ROLLCALL_PORT_80_TCP_ADDR      | 10.0.0.1            |
                    ROLLCALL_MONGODB_PORT          | tcp://10.0.0.1:80   |
                    ROLLCALL_INDEXES_MONGO_URL     | mongodb://h         |
                    OTHER_COMPATIBILITY            | 8                   |
                    MONGO_URI                      | mongodb://h         | MONGO_URL
                    MONGODB_URL                    | mongodb://h         | MONGO_URL
                    mongo_url                      | mongodb://h         | MONGO_URL
                    ROLCALL_COMPATIBILITY          | 8                   | ROLLCALL_COMPATIBILITY
                    MANAGMENT_PORT                 | 9000                | MANAGEMENT_PORT
                    ROOT_URI                       | http://h            | ROOT_URL
                    HOST_URL                       | http://h            |
                    MONGO_OPLOG_URL                | mongodb://h/local   |
                    MONGO_PORT                     | tcp://10.0.0.1:80   |
                    PROT                           | 80                  |
                    """)
    void warnsOfUnknownVariablesWithTheNearest(String variable, String value, String nearest) {
        assertThat(of(Map.of(variable, value)).warnings())
                .isEqualTo(
                        nearest == null
                                ? List.of()
                                : List.of(
                                        variable
                                                + " is no setting of Rollcall. The nearest is "
                                                + nearest
                                                + "."));
    }

    @Test
    void warnsOnceOfOptionsThatTheDriverPassesOver() {
        assertThat(
                        of(Map.of(
                                        "MONGO_URL",
                                        "mongodb://h/d?readPreferrence=nearest&maxPoolSize=5&poolsize=5&=x&a%20=1"))
                                .warnings())
                .containsExactly(
                        "These options of MONGO_URL have no effect: readPreferrence (the nearest that has one is"
                                + " readPreference), poolsize (the nearest that has one is maxPoolSize).");
    }

    @Test
    void wantsAnAddressForTheModeIndexesThatNamesItsServers() {
        assertThat(of(Map.of()).faultOfIndexesUrl().orElseThrow())
                .startsWith("Set ROLLCALL_INDEXES_MONGO_URL to the workspace's MongoDB");
        assertThat(
                        of(Map.of("ROLLCALL_INDEXES_MONGO_URL", "mongodb+srv://h.example/d"))
                                .faultOfIndexesUrl()
                                .orElseThrow())
                .startsWith("ROLLCALL_INDEXES_MONGO_URL has to name the servers");
        Judgement good = of(Map.of("ROLLCALL_INDEXES_MONGO_URL", " mongodb://h/d\n"));
        assertThat(good.faultOfIndexesUrl()).isEmpty();
        assertThat(good.indexesUrl()).contains("mongodb://h/d");
    }
}
