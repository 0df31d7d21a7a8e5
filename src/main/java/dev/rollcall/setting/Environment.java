package dev.rollcall.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a process finds its settings: in environment variables, which operators use, and in system
 * properties, which tests and modes use and which come first.
 */
record Environment(Map<String, String> variables, Map<String, String> properties) {

    /** A property of the framework has its own meaning, which a mode or a test may want. */
    private static final String OURS = "rollcall.";

    Environment {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
    }

    /**
     * Set while the service starts. A build loads the sources of configuration, too, and writes
     * what they say into what it makes, so they are silent until then: a secret of its environment
     * would be shipped.
     */
    static final String STARTING = "dev.rollcall.starting";

    /** That of this process. */
    static Environment ofThisProcess() {
        Properties all = System.getProperties();
        return new Environment(
                System.getenv(),
                all.stringPropertyNames().stream()
                        .collect(
                                Collectors.toMap(
                                        UnaryOperator.identity(),
                                        name -> all.getProperty(name, ""))));
    }

    /** The value of the setting that this variable gives and that sets these properties. */
    Optional<String> value(String variable, List<String> settable) {
        return Stream.concat(
                        Stream.concat(
                                        settable.stream().filter(name -> name.startsWith(OURS)),
                                        Stream.of(variable))
                                .map(properties::get),
                        Stream.of(variables.get(variable)))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Whether the settings are those of a service that starts, and not of a build. */
    boolean isOfAStart() {
        return properties.containsKey(STARTING);
    }

    /** Whether this property was given by itself. */
    boolean has(String property) {
        return properties.containsKey(property);
    }
}
