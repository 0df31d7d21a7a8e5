package dev.rollcall.stub;

import dev.rollcall.command.Mode;
import dev.rollcall.demo.ProviderState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
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
 * @param users the file with data of the user's own, if there is one
 * @param mostWorkspaces the greatest number of workspaces beside the one at the root
 * @param forgetAfter how long one of them is kept without a request
 * @param catalogue whether to list the states only
 */
record StubArguments(
        List<String> states,
        OptionalInt port,
        String host,
        Optional<Path> users,
        int mostWorkspaces,
        Duration forgetAfter,
        boolean catalogue) {

    static final String MODE = "stub";

    private static final String STATES = "--states";
    private static final String PORT = "--port";
    private static final String HOST = "--host";
    private static final String USERS = "--users";
    private static final String MOST_WORKSPACES = "--most-workspaces";
    private static final String FORGET_AFTER = "--forget-after";
    private static final String LIST = "--list";
    private static final int USUAL_MOST = 50;
    private static final int HIGHEST_MOST = 1_000;
    private static final Duration USUAL_FORGETTING = Duration.ofMinutes(10);
    private static final int HIGHEST_PORT = 65_535;

    /**
     * The default host: the tokens of the stub are public, so it listens on the loopback interface
     * only.
     */
    private static final String LOOPBACK = "localhost";

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
                        OptionSpec.builder(USERS)
                                .paramLabel("FILE")
                                .type(Path.class)
                                .description(
                                        "A JSON file of users, rooms, custom fields, permissions and"
                                                + " settings that is put over the states.")
                                .build())
                .addOption(
                        OptionSpec.builder(MOST_WORKSPACES)
                                .paramLabel("NUMBER")
                                .type(Integer.class)
                                .converters(StubArguments::number)
                                .description(
                                        "How many workspaces the control API makes at most; "
                                                + USUAL_MOST
                                                + " unless it is given.")
                                .build())
                .addOption(
                        OptionSpec.builder(FORGET_AFTER)
                                .paramLabel("TIME")
                                .type(Duration.class)
                                .converters(StubArguments::time)
                                .description(
                                        "How long such a workspace is kept without a request; "
                                                + USUAL_FORGETTING
                                                + " unless it is given.")
                                .build())
                .addOption(
                        OptionSpec.builder(LIST)
                                .type(boolean.class)
                                .description("Print every provider state and its meaning, and end.")
                                .build());
    }

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
                Optional.ofNullable(given.matchedOptionValue(USERS, null)),
                given.matchedOptionValue(MOST_WORKSPACES, USUAL_MOST),
                given.matchedOptionValue(FORGET_AFTER, USUAL_FORGETTING),
                given.hasMatchedOption(LIST));
    }

    private static Integer number(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > HIGHEST_MOST) {
            throw new TypeConversionException("a number is from 0 to " + HIGHEST_MOST);
        }
        return Integer.valueOf(text);
    }

    private static Duration time(String text) {
        try {
            Duration time = Duration.parse(text);
            if (time.toMillis() > 0) {
                return time;
            }
        } catch (DateTimeParseException | ArithmeticException none) {
            // The sentence below covers this case, too.
        }
        throw new TypeConversionException("a time is written as PT10M or PT30S");
    }

    private static Integer port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new TypeConversionException("a port is a number from 0 to " + HIGHEST_PORT);
        }
        return Integer.valueOf(text);
    }
}
