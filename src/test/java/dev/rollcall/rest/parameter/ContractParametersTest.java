package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.parameter.ParameterTable.ParameterRule;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract declares exactly the parameters of the table, with the table's bounds. */
class ContractParametersTest {

    private final OpenAPI contract = contract();

    private static OpenAPI contract() {
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        String file = System.getProperty("rollcall.contract", "openapi.yaml");
        return new OpenAPIV3Parser().read(file, null, resolved);
    }

    @Test
    void usersInfoTakesTheLookUpKeysAndTheOptions() {
        List<String> rules =
                Stream.concat(
                                ParameterTable.LOOKUP_KEYS.stream(),
                                ParameterTable.LOOKUP_OPTIONS.stream())
                        .map(ContractParametersTest::described)
                        .toList();

        assertThat(declared("/api/v1/users.info")).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void usersListTakesTheParametersOfTheList() {
        List<String> rules =
                ParameterTable.LIST.stream().map(ContractParametersTest::described).toList();

        assertThat(declared("/api/v1/users.list")).containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void meTakesNone() {
        assertThat(declared("/api/v1/me")).isEmpty();
    }

    /** The generated methods have no arguments for these, so nothing else would notice one. */
    @Test
    void allAreInTheQueryStringOfOneOfTheOperations() {
        Stream<Parameter> ofPaths =
                contract.getPaths().values().stream()
                        .flatMap(path -> parameters(path.getParameters()));

        assertThat(ofPaths).isEmpty();
        assertThat(
                        contract.getPaths().keySet().stream()
                                .flatMap(
                                        path ->
                                                parameters(operation(path).getParameters())
                                                        .map(Parameter::getIn)))
                .containsOnly("query");
        assertThat(contract.getPaths().keySet())
                .containsExactlyInAnyOrder(
                        "/api/v1/users.info", "/api/v1/users.list", "/api/v1/me");
    }

    /** Without a value they count as absent. */
    @ParameterizedTest
    @ValueSource(strings = {"sort", "fields", "query"})
    void anEmptyTextIsAmongWhatTheContractAllows(String name) {
        Schema<?> schema =
                parameters(operation("/api/v1/users.list").getParameters())
                        .filter(parameter -> parameter.getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getSchema();

        assertThat(schema.getMinLength()).isNull();
        assertThat("").matches(Optional.ofNullable(schema.getPattern()).orElse(""));
    }

    private static Stream<Parameter> parameters(List<Parameter> declared) {
        return Optional.ofNullable(declared).stream().flatMap(List::stream);
    }

    private Operation operation(String path) {
        return contract.getPaths().get(path).getGet();
    }

    private List<String> declared(String path) {
        return parameters(operation(path).getParameters())
                .map(ContractParametersTest::described)
                .toList();
    }

    private static String described(ParameterRule rule) {
        boolean number = rule.type() == ParameterRule.Type.NUMBER;
        return rule.name() + (number ? " number to " : " text to ") + rule.greatest();
    }

    private static String described(Parameter parameter) {
        BigDecimal maximum = parameter.getSchema().getMaximum();
        return parameter.getName()
                + (maximum == null
                        ? " text to " + parameter.getSchema().getMaxLength()
                        : " number to " + maximum);
    }
}
