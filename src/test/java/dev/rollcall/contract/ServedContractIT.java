package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @ValueSource(strings = {"/openapi.json", "/q/openapi"})
    void whatIsConvertedDescribesTheSame(String path) {
        OpenAPI served = new OpenAPIV3Parser().readContents(get(path).body()).getOpenAPI();
        OpenAPI reviewed = new OpenAPIV3Parser().read(FILE.toString());

        assertThat(served.getInfo().getVersion()).isEqualTo(reviewed.getInfo().getVersion());
        assertThat(served.getPaths()).isEqualTo(reviewed.getPaths());
        assertThat(served.getComponents().getSchemas())
                .isEqualTo(reviewed.getComponents().getSchemas());
        assertThat(served.getComponents().getResponses())
                .isEqualTo(reviewed.getComponents().getResponses());
        assertThat(served.getComponents().getHeaders())
                .isEqualTo(reviewed.getComponents().getHeaders());
    }

    @Test
    void swaggerUiIsServed() {
        assertThat(get("/q/swagger-ui/").status()).isEqualTo(200);
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
