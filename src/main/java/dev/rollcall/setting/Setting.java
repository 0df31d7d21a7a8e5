package dev.rollcall.setting;

import java.util.List;
import java.util.Optional;

/**
 * One setting of an operator.
 *
 * @param variable the environment variable that gives it
 * @param properties the configuration properties that it sets; the first is its own
 * @param form the form that its value has
 * @param standard what holds if it is not given; empty if then nothing does
 */
record Setting(String variable, List<String> properties, Form form, String standard) {

    Setting {
        properties = List.copyOf(properties);
    }

    /**
     * The value that this process was given, without the blanks around it; one that is empty then
     * was not given.
     */
    Optional<String> given(Environment environment) {
        return environment
                .value(variable, properties)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** What is wrong with the given value, as one sentence. */
    Optional<String> fault(Environment environment) {
        return given(environment).flatMap(value -> form.fault(variable, value));
    }
}
