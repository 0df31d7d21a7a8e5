package dev.rollcall.rest.request;

import dev.rollcall.setting.RollcallConfiguration;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lists the paths that are served besides the endpoints. All others do not exist, whatever the
 * framework would do with them. Swagger UI is served with the demo workspace, or if a setting says
 * so.
 */
@Singleton
public final class ServedPath {

    /** The reviewed file; the other paths of the contract are those of what is made of it. */
    public static final String CONTRACT_FILE = "/openapi.yaml";

    public static final Set<String> CONTRACT =
            Set.of(
                    CONTRACT_FILE,
                    "/openapi.json",
                    "/q/openapi",
                    "/q/openapi.json",
                    "/q/openapi.yaml",
                    "/q/openapi.yml");

    /** The page that greets a browser, with the demo alone. */
    public static final String LANDING = "/";

    public static final String SWAGGER_UI = "/q/swagger-ui";

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

    public boolean isServed(String path) {
        return CONTRACT.contains(path)
                || demo && path.equals(LANDING)
                || swaggerUi && isSwaggerUi(path)
                || development && path.startsWith(FRAMEWORK);
    }

    public static boolean isSwaggerUi(String path) {
        return path.startsWith(SWAGGER_UI) && path.matches(FILE_OF_SWAGGER_UI);
    }
}
