package dev.rollcall.stub;

import dev.rollcall.demo.ProviderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line of the stub says.
 *
 * @param states the names of the provider states; the demo workspace where none is given
 * @param port the port to listen on, 0 for a free one; the service's own choice where empty
 * @param host the interface to listen on
 * @param catalogue whether the states are only to be listed
 */
record StubArguments(List<String> states, OptionalInt port, String host, boolean catalogue) {

    private static final String STATES = "--states=";
    private static final String PORT = "--port=";
    private static final String HOST = "--host=";
    private static final String LIST = "--list";
    private static final String USAGE =
            "The stub takes --states=NAME,NAME,..., --port=NUMBER (0 for a free port), --host=ADDRESS and --list.";

    /** The tokens of the stub are public, so that no network reaches it unless it is told to. */
    private static final String LOOPBACK = "localhost";

    /**
     * Reads the arguments that follow the word {@code stub}.
     *
     * @throws IllegalArgumentException if one is unknown, with a sentence that lists the known
     */
    static StubArguments of(List<String> arguments) {
        arguments.stream()
                .filter(argument -> !isKnown(argument))
                .findFirst()
                .ifPresent(StubArguments::refuse);
        List<String> states = new ArrayList<>();
        all(STATES, arguments).forEach(names -> states.addAll(split(names)));
        return new StubArguments(
                states.isEmpty() ? List.of(ProviderState.DEMO_WORKSPACE.stateName()) : states,
                last(PORT, arguments)
                        .map(StubArguments::port)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                last(HOST, arguments).orElse(LOOPBACK),
                arguments.contains(LIST));
    }

    private static boolean isKnown(String argument) {
        return argument.equals(LIST)
                || List.of(STATES, PORT, HOST).stream().anyMatch(argument::startsWith);
    }

    private static void refuse(String argument) {
        throw new IllegalArgumentException("What is '" + argument + "'? " + USAGE);
    }

    private static List<String> all(String option, List<String> arguments) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .toList();
    }

    private static Optional<String> last(String option, List<String> arguments) {
        return all(option, arguments).stream().reduce((earlier, later) -> later);
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535. " + USAGE);
        }
        return Integer.parseInt(text);
    }
}
