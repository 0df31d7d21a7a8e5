package dev.rollcall.setting;

import java.util.List;
import java.util.Optional;

/**
 * One setting of an operator.
 *
 * @param variable its environment variable
 * @param properties the configuration properties that it sets; the first is its own
 * @param form the form of its value
 * @param standard its default; empty if it has none
 */
record Setting(String variable, List<String> properties, Form form, String standard) {

    Setting {
        properties = List.copyOf(properties);
    }

    /**
     * The value in this environment, without surrounding blanks; an empty value counts as missing.
     */
    Optional<String> given(Environment environment) {
        return environment
                .value(variable, properties)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The error of the value, as one sentence. */
    Optional<String> fault(Environment environment) {
        return given(environment).flatMap(value -> form.fault(variable, value));
    }

    /** The form of a setting's value, as words and as a check. */
    interface Form {

        /** The form in words that complete "has to be". */
        String words();

        /**
         * The error of a value, as one sentence; empty if the value has the form. The sentence
         * never repeats the value, which may be a secret in the wrong place.
         */
        Optional<String> fault(String variable, String value);
    }
}
