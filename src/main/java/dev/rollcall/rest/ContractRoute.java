package dev.rollcall.rest;

import dev.rollcall.rest.request.ServedPath;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the contract: the reviewed file, and what the framework makes of it. The framework's own
 * routes copy the whole document for each answer. Everybody can ask for it, and clients that do not
 * take their answers could fill the memory with copies. All answers share one.
 */
@ApplicationScoped
class ContractRoute {

    private static final int BEFORE_THE_FRAMEWORK = -1;
    private static final String FILE = "/META-INF/openapi.yaml";

    private final OpenApiDocumentService documents;
    private final Map<Format, Buffer> converted = new ConcurrentHashMap<>();
    private final Buffer reviewed;

    ContractRoute(OpenApiDocumentService documents) throws IOException {
        this.documents = documents;
        try (InputStream file =
                Objects.requireNonNull(ContractRoute.class.getResourceAsStream(FILE), FILE)) {
            this.reviewed = Buffer.buffer(file.readAllBytes());
        }
    }

    void register(@Observes Router router) {
        ServedPath.CONTRACT.forEach(
                path ->
                        router.route(path)
                                .method(HttpMethod.GET)
                                .method(HttpMethod.HEAD)
                                .order(BEFORE_THE_FRAMEWORK)
                                .handler(this::answer));
    }

    private void answer(RoutingContext context) {
        if (context.normalizedPath().equals(ServedPath.CONTRACT_FILE)) {
            send(context, Format.YAML, reviewed);
        } else {
            Format format = format(context);
            send(context, format, converted.computeIfAbsent(format, this::document));
        }
    }

    private static void send(RoutingContext context, Format format, Buffer document) {
        context.response()
                .putHeader("Content-Type", format.getMimeType() + ";charset=UTF-8")
                .end(document);
    }

    private Buffer document(Format format) {
        return Buffer.buffer(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, format));
    }

    /** By the end of the path; without one by the header Accept or the parameter {@code format}. */
    private static Format format(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.endsWith(".json")) {
            return Format.JSON;
        }
        if (path.endsWith(".yaml") || path.endsWith(".yml")) {
            return Format.YAML;
        }
        boolean json =
                Optional.ofNullable(context.request().getHeader("Accept"))
                                .filter(types -> types.contains(Format.JSON.getMimeType()))
                                .isPresent()
                        || context.queryParam("format").stream()
                                .limit(1)
                                .anyMatch("JSON"::equalsIgnoreCase);
        return json ? Format.JSON : Format.YAML;
    }
}
