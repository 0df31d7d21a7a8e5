package dev.rollcall.rest;

import dev.rollcall.RollcallConfiguration;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lists the paths that are served besides the endpoints. All others do not exist, whatever the
 * framework would do with them. Swagger UI is served with the demo workspace, or if a setting says
 * so.
 */
@Singleton
final class ServedPath {

    /** The contract as JSON. */
    static final String CONTRACT_AS_JSON = "/openapi.json";

    /** The framework's own path of the converted contract. */
    static final String CONVERTED_CONTRACT = "/q/openapi.json";

    static final Set<String> CONTRACT =
            Set.of(
                    "/openapi.yaml",
                    CONTRACT_AS_JSON,
                    "/q/openapi",
                    CONVERTED_CONTRACT,
                    "/q/openapi.yaml",
                    "/q/openapi.yml");

    /** The page that greets a browser, with the demo alone. */
    static final String LANDING = "/";

    static final String SWAGGER_UI = "/q/swagger-ui";

    private static final String FRAMEWORK = "/q/";
    private static final String FILE_OF_SWAGGER_UI = SWAGGER_UI + "(/[A-Za-z0-9._-]*)?";

    private final boolean demo;
    private final boolean swaggerUi;
    private final boolean development;

    ServedPath(RollcallConfiguration configuration) {
        this.demo = configuration.mongoUrl().isEmpty();
        this.swaggerUi = configuration.swaggerUi().orElse(demo);
        this.development = LaunchMode.current().isDev();
    }

    boolean isServed(String path) {
        return CONTRACT.contains(path)
                || demo && path.equals(LANDING)
                || swaggerUi && isSwaggerUi(path)
                || development && path.startsWith(FRAMEWORK);
    }

    static boolean isSwaggerUi(String path) {
        return path.matches(FILE_OF_SWAGGER_UI);
    }
}
