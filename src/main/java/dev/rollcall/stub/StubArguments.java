package dev.rollcall.stub;

import dev.rollcall.command.Mode;
import dev.rollcall.demo.ProviderState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The options of the stub's command line.
 *
 * @param states the names of the provider states; the demo workspace if none is given
 * @param port the port to listen on, 0 for a free one; empty for the service's default
 * @param host the interface to listen on
 * @param catalogue whether to list the states only
 */
record StubArguments(List<String> states, OptionalInt port, String host, boolean catalogue) {

    static final String MODE = "stub";

    private static final String STATES = "--states";
    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String LIST = "--list";
    private static final int HIGHEST_PORT = 65_535;

    /**
     * The default host: the tokens of the stub are public, so it listens on the loopback interface
     * only.
     */
    private static final String LOOPBACK = "localhost";

    /** The definition of the options. */
    static CommandSpec options() {
        return Mode.options(
                        MODE,
                        "Serve an invented workspace in the provider states that a consumer's test names.")
                .addOption(
                        OptionSpec.builder(STATES)
                                .paramLabel("NAME")
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .splitRegex(",")
                                .description(
                                        "The provider states; the demo workspace if none is named.")
                                .build())
                .addOption(
                        OptionSpec.builder(PORT)
                                .paramLabel("NUMBER")
                                .type(Integer.class)
                                .converters(StubArguments::port)
                                .description(
                                        "The port; 0 for a free one. Otherwise PORT, else 3000.")
                                .build())
                .addOption(
                        OptionSpec.builder(HOST)
                                .paramLabel("ADDRESS")
                                .type(String.class)
                                .defaultValue(LOOPBACK)
                                .description("The interface; ${DEFAULT-VALUE} unless it is given.")
                                .build())
                .addOption(
                        OptionSpec.builder(LIST)
                                .type(boolean.class)
                                .description("Print every provider state and its meaning, and end.")
                                .build());
    }

    /** Reads the given options. */
    static StubArguments of(ParseResult given) {
        List<String> none = List.of();
        List<String> states =
                given.matchedOptionValue(STATES, none).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        Optional<Integer> port = Optional.ofNullable(given.matchedOptionValue(PORT, null));
        return new StubArguments(
                states.isEmpty() ? List.of(ProviderState.DEMO_WORKSPACE.stateName()) : states,
                port.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                given.matchedOptionValue(HOST, LOOPBACK),
                given.hasMatchedOption(LIST));
    }

    private static Integer port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new TypeConversionException("a port is a number from 0 to " + HIGHEST_PORT);
        }
        return Integer.valueOf(text);
    }
}
