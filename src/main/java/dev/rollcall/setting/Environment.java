package dev.rollcall.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of a process' settings: environment variables, which operators use, and system
 * properties, which tests and modes use. System properties come first.
 */
record Environment(Map<String, String> variables, Map<String, String> properties) {

    /**
     * The prefix of this service's properties. Properties of the framework keep their own meaning,
     * which a mode or a test may want.
     */
    private static final String OURS = "rollcall.";

    Environment {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
    }

    /**
     * Set when the service starts. A build also loads the configuration sources and records their
     * values, so they are silent until then. Otherwise a secret of the build's environment would be
     * shipped.
     */
    static final String STARTING = "dev.rollcall.starting";

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

    /** The value of the setting with this variable and these properties. */
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

    /** Whether the service starts; false in a build. */
    boolean isOfAStart() {
        return properties.containsKey(STARTING);
    }

    /** Whether this property was set directly. */
    boolean has(String property) {
        return properties.containsKey(property);
    }
}
