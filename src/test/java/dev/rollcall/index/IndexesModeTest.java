package dev.rollcall.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.testkit.ScriptedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mode says on a server that answers oddly, run in this process. */
class IndexesModeTest {

    private static final int TIME_IS_UP = 50;

    private final ScriptedDatabase server = new ScriptedDatabase();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        server.close();
    }

    private int run(String url) {
        return IndexesMode.run(url, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The indexes are made already, so a slow count is no failure. */
    @Test
    void goesOnIfTheUsersCannotBeCountedInTime() {
        server.database().getCollection("users").insertOne(new Document("_id", "a"));
        server.script(
                command ->
                        command.containsKey("aggregate")
                                ? ScriptedDatabase.failure(TIME_IS_UP)
                                : Optional.empty());

        assertThat(run(server.url(""))).isZero();
        assertThat(output())
                .contains("made: users rollcall_status_active")
                .endsWith(
                        "Users without a user name: not counted, since that takes longer than 10 s.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{cursor: 'text', ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, ns: 'plain', firstBatch: []}, ok: 1}",
                "{cursor: {id: {$numberLong: '0'}, firstBatch: []}, ok: 1}"
            })
    void namesAnAnswerThatCannotBeRead(String reply) {
        server.script(
                command ->
                        command.containsKey("find")
                                ? Optional.of(ScriptedDatabase.answer(reply))
                                : Optional.empty());

        assertThat(run(server.url(""))).isEqualTo(1);
        assertThat(output()).contains("gave an answer that cannot be read");
    }

    /** They are judged before; if one still fails here, it is no answer of a server. */
    @Test
    void blamesNoServerForASettingThatIsWrong() {
        assertThatThrownBy(() -> run("mongodb://127.0.0.1:9/x?tls=true&tlsCAFile=/no.pem"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/no.pem");
        assertThatThrownBy(() -> run("nothing")).isInstanceOf(IllegalArgumentException.class);
        assertThat(output()).isEmpty();
    }

    @Test
    void blamesNoServerForAFaultOfItsOwn() {
        IllegalStateException fault = new IllegalStateException("a fault of the program");
        PrintStream broken =
                new PrintStream(printed) {
                    @Override
                    public void println(String line) {
                        throw fault;
                    }
                };

        assertThatThrownBy(() -> IndexesMode.run(server.url(""), broken)).isSameAs(fault);
    }
}
