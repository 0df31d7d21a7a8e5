package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.FalseServer;
import dev.rollcall.testkit.FalseServer.Manner;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.ScriptedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A mode that ends by itself also ends if something else listens where its database should: with a
 * sentence, and an exit code that tells a script of it.
 */
@Tag("slow")
@BlackBox("runs modes that end by themselves")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FalseServersIT {

    private static final int FAILED = 1;
    private static final int INCONCLUSIVE = 2;
    private static final int UNKNOWN = 4;
    private static final int LOGIN_FAILED = 18;

    private final Map<Manner, FalseServer> servers = new EnumMap<>(Manner.class);
    private final Map<Manner, Rollcall> indexes = new EnumMap<>(Manner.class);
    private final Map<Manner, Rollcall> doctors = new EnumMap<>(Manner.class);
    private final Map<Manner, Rollcall> comparisons = new EnumMap<>(Manner.class);

    private final ScriptedDatabase strict = new ScriptedDatabase();
    private Rollcall refused;

    @TempDir private static Path folder;

    /** All at once, since most of their time is a wait. */
    @BeforeAll
    void launch() throws IOException {
        Path callers = Files.writeString(folder.resolve("callers"), "someone,id,token\n");
        strict.script(
                command ->
                        command.containsKey("saslStart")
                                ? ScriptedDatabase.failure(LOGIN_FAILED)
                                : Optional.empty());
        refused =
                RollcallLauncher.named("compare-before-a-refusal")
                        .argument("compare")
                        .argument("--with=http://127.0.0.1:9")
                        .argument("--callers=" + callers)
                        .with("MONGO_URL", strict.url("").replace("//", "//reader:pa55word@"))
                        .launch();
        for (Manner manner : Manner.values()) {
            FalseServer server = FalseServer.of(manner);
            servers.put(manner, server);
            indexes.put(
                    manner,
                    mode("indexes", manner)
                            .with("ROLLCALL_INDEXES_MONGO_URL", server.url())
                            .launch());
            doctors.put(manner, mode("doctor", manner).with("MONGO_URL", server.url()).launch());
            comparisons.put(
                    manner,
                    mode("compare", manner)
                            .argument("--with=http://127.0.0.1:" + server.port())
                            .argument("--callers=" + callers)
                            .with("MONGO_URL", server.url())
                            .launch());
        }
    }

    @AfterAll
    void close() {
        refused.close();
        strict.close();
        indexes.values().forEach(Rollcall::close);
        doctors.values().forEach(Rollcall::close);
        comparisons.values().forEach(Rollcall::close);
        servers.values().forEach(FalseServer::close);
    }

    private static RollcallLauncher mode(String name, Manner manner) {
        return RollcallLauncher.named(name + "-before-" + manner.name().toLowerCase(Locale.ROOT))
                .argument(name);
    }

    @ParameterizedTest
    @EnumSource
    void endTheModeIndexes(Manner manner) {
        Rollcall mode = indexes.get(manner);

        assertThat(mode.awaitExit()).isEqualTo(FAILED);
        assertThat(mode.log().strip())
                .startsWith("No server of ROLLCALL_INDEXES_MONGO_URL answers")
                .endsWith(".")
                .doesNotContain("\n", "unmistakable");
    }

    @ParameterizedTest
    @EnumSource
    void endTheModeDoctor(Manner manner) {
        Rollcall mode = doctors.get(manner);

        assertThat(mode.awaitExit()).isIn(FAILED, UNKNOWN);
        assertThat(mode.log()).contains("RC-CON-0").doesNotContain("\tat ", "unmistakable");
    }

    @Test
    void endTheModeCompareWithTheReasonIfTheyRefuseTheLogin() {
        assertThat(refused.awaitExit()).isEqualTo(INCONCLUSIVE);
        assertThat(refused.log())
                .contains("MongoDB refuses the user, the password or the authSource of MONGO_URL.")
                .doesNotContain("No database answers", "pa55word", "\tat ");
    }

    @ParameterizedTest
    @EnumSource
    void endTheModeCompare(Manner manner) {
        Rollcall mode = comparisons.get(manner);

        assertThat(mode.awaitExit()).isEqualTo(INCONCLUSIVE);
        assertThat(mode.log())
                .contains("The mode doctor finds more.")
                .doesNotContain("refuses the user")
                .doesNotContain("\tat ", "Exception", "unmistakable");
    }
}
