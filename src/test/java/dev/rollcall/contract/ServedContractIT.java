package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
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
@BlackBox
class ServedContractIT {

    private static final Path FILE =
            Path.of(System.getProperty("rollcall.contract", "openapi.yaml"));

    private final Rollcall service;

    ServedContractIT(RollcallPair pair) {
        this.service = (Rollcall) pair.service(TestDialect.DOCUMENTED);
    }

    @Test
    void theFileItselfIsServed() throws IOException {
        assertThat(get("/openapi.yaml").body()).isEqualTo(Files.readString(FILE));
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
        JsonNode served = Yaml.mapper().readTree(get(path).body());
        JsonNode reviewed = Yaml.mapper().readTree(Files.readString(FILE));

        // Part by part, so that a difference is told by its part and not by two whole contracts.
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
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(service.management().get(path).status()).isEqualTo(200);
    }

    private Response get(String path) {
        return service.http().send("GET", path, Headers.none());
    }
}
