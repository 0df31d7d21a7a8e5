package dev.rollcall.stub;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.SchemaClosing;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.stream.Collectors;

/**
 * The contract of the control API without its openness. A member, a status or a type that it does
 * not declare fails the test; so does a request that it forbids and the stub takes.
 */
final class ControlContract {

    private static final String FILE = "src/main/resources/META-INF/stub-control.yaml";
    private static final String NO_SUCH_PATH = "validation.request.path.missing";

    private final OpenApiInteractionValidator validator;

    private ControlContract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    static ControlContract load() {
        ParseOptions resolved = new ParseOptions();
        resolved.setResolve(true);
        resolved.setResolveFully(true);
        OpenAPI contract = new OpenAPIV3Parser().read(FILE, null, resolved);
        SchemaClosing.close(contract);
        return new ControlContract(OpenApiInteractionValidator.createFor(contract).build());
    }

    /** Fails unless the contract allows this answer to this request. */
    void verify(String method, String path, String body, Response response) {
        SimpleRequest.Builder sent =
                new SimpleRequest.Builder(method, path).withContentType("application/json");
        if (!body.isEmpty()) {
            sent.withBody(body);
        }
        boolean taken = response.status() < 400;
        ValidationReport report =
                taken
                        ? validator.validate(sent.build(), model(response))
                        : validator.validateResponse(
                                path, Request.Method.valueOf(method), model(response));
        boolean unknown =
                report.getMessages().stream()
                        .anyMatch(fault -> fault.getKey().equals(NO_SUCH_PATH));
        String faults =
                report.getMessages().stream()
                        .filter(fault -> fault.getLevel() == ValidationReport.Level.ERROR)
                        .map(fault -> "  " + fault.getKey() + ": " + fault.getMessage())
                        .collect(Collectors.joining("\n"));
        boolean refusedAsUnknown = unknown && response.status() == 404;
        if (!faults.isEmpty() && !refusedAsUnknown) {
            throw new AssertionError(
                    "%s %s was not answered as the contract of the control API says:%n%s%n%s"
                            .formatted(method, path, faults, response));
        }
    }

    private static SimpleResponse model(Response response) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.status());
        response.headers().lines().forEach(line -> builder.withHeader(line.name(), line.value()));
        return response.body().isEmpty()
                ? builder.build()
                : builder.withBody(response.body()).build();
    }
}
