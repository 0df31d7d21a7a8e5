package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.Misuse;
import dev.rollcall.compare.difference.Difference;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.Met;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Question;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {

    private static final Asker CALLER = new Asker("caller", "id", "secret", Set.of());
    private static final Question INFO =
            new Question(CALLER, Operation.INFO, Map.of("username", "a b"));
    private static final Question NOBODYS = new Question(Asker.NOBODY, Operation.ME, Map.of());
    private static final Judged JUDGED =
            new Judged(
                    INFO,
                    RequestOutcome.DIFFERENT,
                    List.of(
                            new Met(
                                    "users.info",
                                    "status",
                                    Difference.Kind.VALUE,
                                    Optional.empty(),
                                    Optional.of("200"),
                                    Optional.of("400"))),
                    Map.of("x", Set.of(UserField.ID, UserField.NAME)));

    @TempDir private Path folder;

    @Test
    void givesBackWhatWasAskedAndJudgedAndForgetsALineThatWasCutOff() throws IOException {
        Path file = folder.resolve("state");
        StateFile state = new StateFile(file, List.of(CALLER));
        assertThat(state.exists()).isFalse();
        state.begin("http://there", List.of(INFO, NOBODYS));
        state.add(JUDGED);
        Files.writeString(file, "{\"outcome\":\"SA", StandardOpenOption.APPEND);

        StateFile again = new StateFile(file, List.of(CALLER));
        assertThat(again.exists()).isTrue();
        assertThat(again.questions("http://there")).containsExactly(INFO, NOBODYS);
        assertThat(again.judged()).containsExactly(JUDGED);
        assertThat(Files.readString(file)).doesNotContain("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isOfOneServerAndItsCallers() {
        Path file = folder.resolve("state");
        StateFile state = new StateFile(file, List.of(CALLER));
        state.begin("http://there", List.of(INFO));

        assertThatThrownBy(() -> state.questions("http://elsewhere")).isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> new StateFile(file, List.of()).questions("http://there"))
                .isInstanceOf(Misuse.class);
        assertThatThrownBy(() -> new StateFile(folder, List.of()).questions("http://there"))
                .isInstanceOf(Misuse.class);
    }

    /** Such as the file that {@code mktemp} makes. */
    @Test
    void anEmptyFileIsTheBeginningOfAComparison() throws IOException {
        Path file = Files.createFile(folder.resolve("state"));
        StateFile state = new StateFile(file, List.of(CALLER));

        assertThat(state.exists()).isFalse();
        state.begin("http://there", List.of(INFO));
        assertThat(state.questions("http://there")).containsExactly(INFO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DIFFERENT\", \"CHANGED\"",
                "\"VALUE\", \"CHANGED\"",
                "\"path\", \"known\":\"RC-DIF-99\",\"path\"",
                "\"NAME\", \"CHANGED\""
            })
    void aNameOfAnotherVersionIsRefused(String change) throws IOException {
        Path file = folder.resolve("state");
        StateFile state = new StateFile(file, List.of(CALLER));
        state.begin("http://there", List.of(INFO));
        state.add(JUDGED);
        String[] texts = change.split(", ");
        Files.writeString(file, Files.readString(file).replace(texts[0], texts[1]));

        assertThatThrownBy(state::judged)
                .isInstanceOf(Misuse.class)
                .hasMessageStartingWith("--state names a file of another version of Rollcall");
    }
}
