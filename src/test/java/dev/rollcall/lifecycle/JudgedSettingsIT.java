package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Settings are judged before the service starts: a wrong one ends the start with one sentence and
 * 3, an odd one is logged, and a right one is taken as it is.
 */
@BlackBox("starts processes with settings that are refused")
class JudgedSettingsIT {

    private static final int PATIENCE = (int) Duration.ofSeconds(60).toMillis();
    private static final String NOBODY_LISTENS = "mongodb://127.0.0.1:9/d";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ROLLCALL_COMPATIBILITY   | 7         | ROLLCALL_COMPATIBILITY has to be documented or 8
                    ROLLCALL_TRUSTED_PROXIES | ingress   | ROLLCALL_TRUSTED_PROXIES has to be IP addresses and CIDR ranges
                    ROLLCALL_TOTAL_MAX_AGE   | -PT5S     | ROLLCALL_TOTAL_MAX_AGE has to be an ISO 8601 duration from PT0S
                    ROLLCALL_TOTAL_MAX_AGE   | 5         | ROLLCALL_TOTAL_MAX_AGE has to be an ISO 8601 duration from PT0S
                    ROLLCALL_DEMO            | maybe     | ROLLCALL_DEMO has to be true or false
                    ROOT_URL                 | chat      | ROOT_URL has to be an address that begins with http://
                    MONGO_URL                | mongodb://u:sekret@h/d?tls=ture                              | MONGO_URL: the option tls has to be true or false
                    MONGO_URL                | mongodb://u:sekret@h/d?tls=true&tlsCertificateKeyFile=/c.pem | MONGO_URL: the option tlsCertificateKeyFile wants a client certificate
                    """)
    void aWrongOneEndsTheStartWithOneSentence(String variable, String value, String sentence) {
        try (Rollcall service =
                RollcallLauncher.named("judged-wrong")
                        .with("MONGO_URL", NOBODY_LISTENS)
                        .with(variable, value)
                        .launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith(sentence)
                    .endsWith(".")
                    .doesNotContain("sekret");
        }
    }

    @Test
    void aWrongOneOfTheFrameworkEndsTheStartWithOneSentence() {
        try (Rollcall service =
                RollcallLauncher.named("judged-framework")
                        .with("MONGO_URL", NOBODY_LISTENS)
                        .with("QUARKUS_LOG_LEVEL", "LOUD")
                        .launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .containsExactly(
                            "The property quarkus.log.level has a wrong value: Unknown level \"LOUD\".");
        }
    }

    /** The launcher reads this variable itself, so the service gets it as a property. */
    @ParameterizedTest
    @CsvSource({"0", "80000", "http"})
    void aPortThatIsNoneEndsTheStartWithOneSentence(String port) {
        try (Rollcall service =
                RollcallLauncher.named("judged-port").jvmArgument("-DPORT=" + port).launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("PORT has to be a whole number from 1 to 65535: set it to ");
        }
    }

    @Test
    void theSamePortTwiceEndsTheStartWithOneSentence() {
        try (Rollcall service =
                RollcallLauncher.named("judged-ports")
                        .with("PORT", "4711")
                        .with("MANAGEMENT_PORT", "4711")
                        .launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("PORT and MANAGEMENT_PORT have to be two different ports");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, Set PORT to one that is free.",
        "MANAGEMENT_PORT, Set MANAGEMENT_PORT to one that is free."
    })
    void aTakenPortEndsTheStartWithOneSentence(String variable, String sentence)
            throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                Rollcall service =
                        RollcallLauncher.named("judged-taken")
                                .with("MONGO_URL", NOBODY_LISTENS)
                                .with(variable, Integer.toString(taken.getLocalPort()))
                                .launch()) {
            assertThat(service.awaitExit()).isEqualTo(1);
            assertThat(service.log()).contains(sentence).doesNotContain("\tat ");
        }
    }

    @Test
    void oddOnesAreLogged() {
        try (Rollcall service =
                RollcallLauncher.named("judged-odd")
                        .with("MONGO_URL", NOBODY_LISTENS + "?readPreferrence=nearest")
                        .with("ROLLCALL_COMPATIBILTY", "8")
                        .with("ROLLCALL_LOG_JSON", "true")
                        .launch()) {
            service.await(
                    "started",
                    running -> running.management().get("/q/health/live").status() == 200);

            List<String> lines = service.log().lines().toList();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"))
                    .filteredOn(line -> line.contains("The nearest is ROLLCALL_COMPATIBILITY."))
                    .hasSize(1);
            assertThat(lines)
                    .filteredOn(line -> line.contains("These options of MONGO_URL have no effect"))
                    .singleElement()
                    .asString()
                    .contains("readPreferrence (the nearest that has one is readPreference)");
        }
    }

    /** The driver names the application in the first message of each connection. */
    @Test
    void aDollarSignIsADollarSignAndBlanksAroundAreNot() throws IOException {
        String name = "a$$b${x}c";
        try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Rollcall service =
                        RollcallLauncher.named("judged-dollar")
                                .with(
                                        "MONGO_URL",
                                        " mongodb://127.0.0.1:"
                                                + database.getLocalPort()
                                                + "/chat?appName="
                                                + name
                                                + "\n")
                                .launch()) {
            database.setSoTimeout(PATIENCE);
            try (Socket connection = database.accept()) {
                connection.setSoTimeout(PATIENCE);
                InputStream bytes = connection.getInputStream();
                StringBuilder message = new StringBuilder();
                while (message.indexOf("driver") < 0) {
                    message.append((char) bytes.read());
                }
                // A text of BSON ends in a zero.
                assertThat(message.toString()).contains(name + '\0');
            }
            assertThat(service.isAlive()).isTrue();
        }
    }
}
