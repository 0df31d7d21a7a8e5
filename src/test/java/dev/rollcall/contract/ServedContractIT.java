package dev.rollcall.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.Management;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is served is the contract that was reviewed; health and metrics are on a port of their own.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ServedContractIT {

    private static final Path FILE =
            Path.of(System.getProperty("rollcall.contract", "openapi.yaml"));

    Management management;

    @Test
    void theFileItselfIsServed() throws IOException {
        assertThat(get("/openapi.yaml").extract().asString()).isEqualTo(Files.readString(FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi.json",
                "/q/openapi",
                "/q/openapi.json",
                "/q/openapi.yaml",
                "/q/openapi?format=json"
            })
    void whatIsConvertedIsTheSameToTheLastExample(String path) throws IOException {
        JsonNode served = Yaml.mapper().readTree(get(path).extract().asString());
        JsonNode reviewed = Yaml.mapper().readTree(Files.readString(FILE));

        // Part by part, so that a failure names the part and not two whole contracts.
        assertThat(names(served)).isEqualTo(names(reviewed));
        for (String part : names(reviewed)) {
            assertThat(served.get(part)).as(part).isEqualTo(reviewed.get(part));
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics"})
    void operationIsOnThePortOfManagementAlone(String path) {
        get(path).statusCode(404);
        given().port(management.port()).when().get(path).then().statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return given().when().get(path).then();
    }
}
