package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Swagger UI is for people who try the service; the contract is for everybody. With the demo it is
 * there, as {@link PagesIT} shows.
 */
@BlackBox("starts services with settings of their own")
class SwaggerUiIT {

    static final String PAGE = "/q/swagger-ui/";

    private final RollcallPair pair;

    SwaggerUiIT(RollcallPair pair) {
        this.pair = pair;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/swagger-ui",
                "/q/swagger-ui/",
                "/q/swagger-ui/index.html",
                "/q/swagger-ui/swagger-ui-bundle.js",
                "/q/swagger-ui;x/",
                "/q//swagger-ui/"
            })
    void isNotThereForAWorkspace(String path) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.service(dialect).http().get(path);
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.yaml", "/openapi.json", "/q/openapi", "/q/openapi.json"})
    void isNotNeededForTheContract(String path) {
        for (TestDialect dialect : TestDialect.values()) {
            Response response = pair.service(dialect).http().get(path);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains("/api/v1/users.info");
            assertThat(response.header("Content-Type").orElseThrow())
                    .matches("application/(yaml|json);charset=UTF-8");
            assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.header("X-Frame-Options")).contains("DENY");
            assertThat(response.header("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
        }
    }

    @Test
    void isThereIfASettingSaysSo() {
        try (Rollcall service =
                pair.launcher(TestDialect.DOCUMENTED, "swagger-ui-on")
                        .with("ROLLCALL_SWAGGER_UI", "true")
                        .start()) {
            assertServed(service.http());
        }
    }

    static void assertServed(RawHttp http) {
        for (String file : new String[] {"", "index.html", "swagger-ui-bundle.js", "style.css"}) {
            Response response = http.get(PAGE + file);
            assertThat(response.status()).as(file).isEqualTo(200);
            assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.header("X-Frame-Options")).contains("DENY");
            assertThat(response.header("Referrer-Policy")).contains("no-referrer");
            assertThat(response.header("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'");
        }
        for (String file : new String[] {"nothing.js", "..%2findex.html", "../openapi", "a/b"}) {
            Response response = http.get(PAGE + file);
            assertThat(response.status()).as(file).isEqualTo(404);
            assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
            assertThat(response.header("X-Request-Id")).isPresent();
        }
    }
}
