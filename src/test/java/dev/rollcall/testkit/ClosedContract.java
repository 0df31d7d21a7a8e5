package dev.rollcall.testkit;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The contract without its openness: a response with a member, a status or a type that it does not
 * declare fails the test.
 */
final class ClosedContract {

    private static final String DEFAULT_LOCATION = "openapi.yaml";
    private static final Set<Integer> REFUSED_BEFORE_ROUTING = Set.of(414, 431);

    private final Set<String> paths;
    private final OpenApiInteractionValidator validator;

    private ClosedContract(OpenAPI contract) {
        this.paths = Set.copyOf(contract.getPaths().keySet());
        this.validator = OpenApiInteractionValidator.createFor(contract).build();
    }

    /**
     * The contract of the project, or the one that the system property {@code rollcall.contract}
     * names.
     */
    static ClosedContract load() {
        return load(Path.of(System.getProperty("rollcall.contract", DEFAULT_LOCATION)));
    }

    static ClosedContract load(Path location) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        SwaggerParseResult parsed =
                new OpenAPIV3Parser().readLocation(location.toString(), List.of(), options);
        if (parsed.getOpenAPI() == null || !parsed.getMessages().isEmpty()) {
            throw new IllegalStateException(
                    "No valid contract at " + location + ": " + parsed.getMessages());
        }
        OpenAPI contract = parsed.getOpenAPI();
        SchemaClosing.close(contract);
        return new ClosedContract(contract);
    }

    /**
     * Fails unless the contract allows this answer. What it does not describe, another path or
     * method, passes.
     */
    void verify(String method, String target, Response response) {
        String path = pathOf(target);
        boolean described = paths.contains(path) && Set.of("GET", "HEAD").contains(method);
        if (!described || REFUSED_BEFORE_ROUTING.contains(response.status())) {
            return;
        }
        String faults = faults(path, method, response);
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    method
                            + " "
                            + target
                            + " was not answered as the contract says:\n"
                            + faults
                            + "\n"
                            + response);
        }
    }

    private String faults(String path, String method, Response response) {
        boolean bodiless = method.equals("HEAD");
        ValidationReport report =
                validator.validateResponse(path, Request.Method.GET, model(response, bodiless));
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(
                        message ->
                                !bodiless
                                        || !message.getKey().startsWith("validation.response.body"))
                .map(message -> "  " + message.getKey() + ": " + message.getMessage())
                .collect(Collectors.joining("\n"));
    }

    private static SimpleResponse model(Response response, boolean bodiless) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.status());
        response.headers().lines().forEach(line -> builder.withHeader(line.name(), line.value()));
        return bodiless ? builder.build() : builder.withBody(response.body()).build();
    }

    /** A fragment and an encoded slash make another path, which the contract does not describe. */
    private static String pathOf(String target) {
        String raw = target.split("\\?", 2)[0];
        if (raw.matches("(?s).*(#|%2[Ff]).*")) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
