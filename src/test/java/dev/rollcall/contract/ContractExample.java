package dev.rollcall.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named example of the contract: the request that its parameters' examples of that name make, and
 * the answer.
 *
 * @param caller the demo user who sends it; nobody if empty
 * @param dialect the dialect that answers so; each if empty
 * @param state the provider state that it needs beside the demo workspace
 * @param query the raw query string, if no examples of parameters form it
 */
record ContractExample(
        String path,
        String method,
        int status,
        String name,
        Optional<String> caller,
        Optional<String> dialect,
        Optional<String> state,
        Optional<String> origin,
        String query,
        Object body) {

    static Stream<ContractExample> all() {
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        resolved.setResolveFully(true);
        String file = System.getProperty("rollcall.contract", "openapi.yaml");
        OpenAPI contract = new OpenAPIV3Parser().read(file, null, resolved);
        return contract.getPaths().entrySet().stream()
                .flatMap(path -> ofOperation(path.getKey(), path.getValue().getGet()));
    }

    private static Stream<ContractExample> ofOperation(String path, Operation operation) {
        return operation.getResponses().entrySet().stream()
                .flatMap(
                        response -> {
                            MediaType json =
                                    response.getValue().getContent().get("application/json");
                            return json.getExamples().entrySet().stream()
                                    .map(
                                            example ->
                                                    of(
                                                            path,
                                                            operation,
                                                            Integer.parseInt(response.getKey()),
                                                            example.getKey(),
                                                            example.getValue()));
                        });
    }

    private static ContractExample of(
            String path, Operation operation, int status, String name, Example example) {
        Map<String, Object> extensions =
                Optional.ofNullable(example.getExtensions()).orElse(Map.of());
        return new ContractExample(
                path,
                text(extensions, "x-method").orElse("GET"),
                status,
                name,
                text(extensions, "x-caller"),
                text(extensions, "x-dialect"),
                text(extensions, "x-state"),
                text(extensions, "x-origin"),
                text(extensions, "x-query").orElseGet(() -> query(operation, name)),
                example.getValue());
    }

    private static Optional<String> text(Map<String, Object> extensions, String key) {
        return Optional.ofNullable(extensions.get(key)).map(Object::toString);
    }

    private static String query(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getExamples() != null)
                .filter(parameter -> parameter.getExamples().containsKey(name))
                .map(parameter -> assignment(parameter, name))
                .collect(Collectors.joining("&"));
    }

    private static String assignment(Parameter parameter, String name) {
        String value = parameter.getExamples().get(name).getValue().toString();
        return parameter.getName() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return path.substring(path.lastIndexOf('/') + 1) + " " + status + " " + name;
    }
}
