package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class StubArgumentsTest {

    @Test
    void withoutArgumentsItIsTheDemoWorkspaceOnTheLoopbackInterface() {
        assertThat(of())
                .isEqualTo(
                        new StubArguments(
                                List.of("the demo workspace"),
                                OptionalInt.empty(),
                                "localhost",
                                Optional.empty(),
                                50,
                                Duration.ofMinutes(10),
                                false));
    }

    @Test
    void statesAreSeparatedByCommasAndMayBeGivenMoreThanOnce() {
        assertThat(of("--states=a bot, no such user", "--states", "rate limited").states())
                .containsExactly("a bot", "no such user", "rate limited");
    }

    @Test
    void portHostAndListAreTaken() {
        StubArguments arguments = of("--port=65535", "--host=0.0.0.0", "--list");
        assertThat(arguments.port()).hasValue(65_535);
        assertThat(arguments.host()).isEqualTo("0.0.0.0");
        assertThat(arguments.catalogue()).isTrue();
    }

    @Test
    void theFileAndTheBoundsOfTheWorkspacesAreTaken() {
        StubArguments arguments =
                of("--users=people.json", "--most-workspaces=3", "--forget-after=PT5S");
        assertThat(arguments.users()).contains(Path.of("people.json"));
        assertThat(arguments.mostWorkspaces()).isEqualTo(3);
        assertThat(arguments.forgetAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--most-workspaces=-1",
                "--most-workspaces=1001",
                "--forget-after=10",
                "--forget-after=PT0S",
                "--forget-after=-PT1S"
            })
    void aBoundThatIsNoneIsRefused(String argument) {
        assertThatThrownBy(() -> of(argument))
                .isInstanceOf(ParameterException.class)
                .hasMessageMatching(
                        "(?s).*(a number is from 0 to 1000|written as PT10M or PT30S).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=", "--port=x", "--port=-1", "--port=65536", "--port=123456"})
    void aPortIsANumberThatPortsHave(String argument) {
        assertThatThrownBy(() -> of(argument))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("a port is a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--state=a bot", "--ports=1", "rate limited", "--states", "--lists"})
    void anUnknownArgumentIsRefused(String argument) {
        assertThatThrownBy(() -> of("--port=0", argument)).isInstanceOf(ParameterException.class);
    }

    @Test
    void anOptionThatIsGivenTwiceIsRefused() {
        assertThatThrownBy(() -> of("--port=1", "--port=2")).isInstanceOf(ParameterException.class);
    }

    private static StubArguments of(String... arguments) {
        return StubArguments.of(new CommandLine(StubArguments.options()).parseArgs(arguments));
    }
}
