package dev.rollcall.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * openapi-diff cannot compare what two patterns match, so it takes each change of a pattern for a
 * breaking one. A parameter that takes what its released pattern matches, and now the empty text as
 * well, breaks nobody. This puts it as OpenAPI's {@code allowEmptyValue}, which openapi-diff knows.
 */
final class EmptyValues {

    private EmptyValues() {}

    /** Changes the proposed contract. */
    static void declare(OpenAPI released, OpenAPI proposed) {
        Map<String, Parameter> before = parameters(released);
        parameters(proposed).forEach((name, parameter) -> declare(before.get(name), parameter));
    }

    private static void declare(Parameter before, Parameter parameter) {
        if (before == null || before.getSchema().getPattern() == null) {
            return;
        }
        String pattern = before.getSchema().getPattern();
        if (orEmpty(pattern).equals(parameter.getSchema().getPattern())) {
            parameter.getSchema().setPattern(pattern);
            parameter.setAllowEmptyValue(true);
        }
    }

    /** A pattern from the first character to the last, or nothing at all. */
    private static String orEmpty(String pattern) {
        return pattern.replaceFirst("\\A\\^(.*)\\$\\z", "^($1)?\\$");
    }

    private static Map<String, Parameter> parameters(OpenAPI contract) {
        Map<String, Parameter> parameters = new HashMap<>();
        contract.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperationsMap()
                                        .forEach(
                                                (method, operation) ->
                                                        Optional.ofNullable(
                                                                        operation.getParameters())
                                                                .orElse(List.of())
                                                                .forEach(
                                                                        parameter ->
                                                                                parameters.put(
                                                                                        path
                                                                                                + method
                                                                                                + parameter
                                                                                                        .getName(),
                                                                                        parameter))));
        return parameters;
    }
}
