package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.testkit.SchemaClosing;
import dev.rollcall.testkit.TestDialect;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of the contract by themselves: each documented status has some, request and response
 * pair by name, and each is as its schema says, closed. That the service answers so is shown by
 * {@link ContractExamplesIT}.
 */
class ContractExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenAPI CLOSED = closed();
    private static final String EXTENSION_OF_ANOTHER_REQUEST = "x-query";
    private static final String EXTENSION_OF_ANOTHER_METHOD = "x-method";
    private static final Set<String> EXTENSIONS =
            Set.of(
                    "x-caller",
                    "x-dialect",
                    "x-state",
                    "x-origin",
                    EXTENSION_OF_ANOTHER_REQUEST,
                    EXTENSION_OF_ANOTHER_METHOD);

    static Stream<Operation> operations() {
        return CLOSED.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyStatusHasAnExample(Operation operation) {
        operation
                .getResponses()
                .forEach(
                        (status, response) ->
                                assertThat(examples(response)).as(status).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aNameStandsForOneAnswer(Operation operation) {
        assertThat(answers(operation).map(Map.Entry::getKey).toList()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRequestHasAnAnswerOfItsName(Operation operation) {
        Set<String> answers = answers(operation).map(Map.Entry::getKey).collect(Collectors.toSet());
        for (Parameter parameter : parameters(operation)) {
            assertThat(answers).as(parameter.getName()).containsAll(examples(parameter).keySet());
        }
    }

    /** Of an operation that takes no parameters every request is the same. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyAnswerHasARequestOfItsName(Operation operation) {
        Set<String> requests =
                parameters(operation).stream()
                        .flatMap(parameter -> examples(parameter).keySet().stream())
                        .collect(Collectors.toSet());
        boolean takesNone = parameters(operation).isEmpty();
        assertThat(
                        answers(operation)
                                .filter(answer -> !has(answer, EXTENSION_OF_ANOTHER_REQUEST))
                                .filter(answer -> !has(answer, EXTENSION_OF_ANOTHER_METHOD))
                                .map(Map.Entry::getKey)
                                .filter(name -> !takesNone && !requests.contains(name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoAsksAndWhatIsAskedIsKnown(Operation operation) {
        Set<String> callers =
                Arrays.stream(DemoCaller.values())
                        .map(DemoCaller::username)
                        .collect(Collectors.toSet());
        Set<String> dialects =
                Arrays.stream(TestDialect.values())
                        .map(TestDialect::compatibility)
                        .collect(Collectors.toSet());
        assertThat(
                        answers(operation)
                                .filter(
                                        answer ->
                                                !EXTENSIONS.containsAll(extensions(answer).keySet())
                                                        || !isIn(callers, answer, "x-caller")
                                                        || !isIn(dialects, answer, "x-dialect"))
                                .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** What the closed schema takes, the open one takes. */
    @ParameterizedTest
    @MethodSource("operations")
    void everyValueIsAsItsSchemaSays(Operation operation) {
        for (Parameter parameter : parameters(operation)) {
            examples(parameter)
                    .forEach(
                            (name, example) ->
                                    assertThat(faults(example, parameter.getSchema()))
                                            .as(name)
                                            .isEmpty());
        }
        for (ApiResponse response : operation.getResponses().values()) {
            examples(response)
                    .forEach(
                            (name, example) ->
                                    assertThat(faults(example, schema(response)))
                                            .as(name)
                                            .isEmpty());
        }
    }

    private static List<String> faults(Example example, Schema<?> schema) {
        return new SchemaValidator(CLOSED, new MessageResolver())
                        .validate(() -> JSON.valueToTree(example.getValue()), schema, "example")
                        .getMessages()
                        .stream()
                        .map(ValidationReport.Message::getMessage)
                        .toList();
    }

    private static Stream<Map.Entry<String, Example>> answers(Operation operation) {
        return operation.getResponses().values().stream()
                .flatMap(response -> examples(response).entrySet().stream());
    }

    private static Map<String, Example> examples(ApiResponse response) {
        return Optional.ofNullable(response.getContent().get("application/json").getExamples())
                .orElse(Map.of());
    }

    private static Schema<?> schema(ApiResponse response) {
        return response.getContent().get("application/json").getSchema();
    }

    private static Map<String, Example> examples(Parameter parameter) {
        return Optional.ofNullable(parameter.getExamples()).orElse(Map.of());
    }

    private static List<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }

    private static boolean has(Map.Entry<String, Example> answer, String extension) {
        return extensions(answer).containsKey(extension);
    }

    private static boolean isIn(
            Set<String> known, Map.Entry<String, Example> answer, String extension) {
        return Optional.ofNullable(extensions(answer).get(extension))
                .filter(Predicate.not(known::contains))
                .isEmpty();
    }

    private static Map<String, Object> extensions(Map.Entry<String, Example> answer) {
        return Optional.ofNullable(answer.getValue().getExtensions()).orElse(Map.of());
    }

    private static OpenAPI closed() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        String file = System.getProperty("rollcall.contract", "openapi.yaml");
        OpenAPI contract = new OpenAPIV3Parser().read(file, null, options);
        SchemaClosing.close(contract);
        return contract;
    }
}
