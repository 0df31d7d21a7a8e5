package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StubArgumentsTest {

    @Test
    void withoutArgumentsItIsTheDemoWorkspaceOnTheLoopbackInterface() {
        assertThat(StubArguments.of(List.of()))
                .isEqualTo(
                        new StubArguments(
                                List.of("the demo workspace"),
                                OptionalInt.empty(),
                                "localhost",
                                false));
    }

    @Test
    void statesAreSeparatedByCommasAndMayBeGivenMoreThanOnce() {
        assertThat(of("--states=a bot, no such user", "--states=rate limited").states())
                .containsExactly("a bot", "no such user", "rate limited");
    }

    @Test
    void theLastPortAndHostCount() {
        StubArguments arguments = of("--port=1", "--port=65535", "--host=a", "--host=0.0.0.0");
        assertThat(arguments.port()).hasValue(65_535);
        assertThat(arguments.host()).isEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=", "--port=x", "--port=-1", "--port=65536", "--port=123456"})
    void aPortIsANumberThatPortsHave(String argument) {
        assertThatThrownBy(() -> of(argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A port is a number from 0 to 65535.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--state=a bot", "--ports=1", "rate limited", "--states", "--lists"})
    void anUnknownArgumentIsRefusedWithTheListOfTheKnown(String argument) {
        assertThatThrownBy(() -> of("--port=0", argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(argument, "--states=", "--port=", "--host=", "--list");
    }

    private static StubArguments of(String... arguments) {
        return StubArguments.of(List.of(arguments));
    }
}
