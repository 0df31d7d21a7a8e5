package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo greets a browser; every service says on its management port who sees what, with and
 * without a database.
 */
@BlackBox("starts the demo, and a service whose database is away")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private final RollcallPair pair;
    private Rollcall demo;

    PagesIT(RollcallPair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void start() {
        demo = RollcallLauncher.named("pages").start();
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    @Test
    void theDemoGreetsABrowser() {
        Response page = demo.http().get("/");

        assertPage(page);
        assertThat(page.body()).contains("q/swagger-ui/", "openapi.yaml");
        assertThat(page.body())
                .contains("http://127.0.0.1:" + demo.management().port() + "/visibility");
        for (DemoCaller caller : DemoCaller.values()) {
            assertThat(page.body()).contains(caller.id(), caller.token());
        }
        assertThat(page.body().split("data-path=", -1)).hasSize(4);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("script-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @Test
    void theDemoHasSwaggerUiUnlessASettingSaysOtherwise() {
        SwaggerUiIT.assertServed(demo.http());
        try (Rollcall without =
                RollcallLauncher.named("swagger-ui-off")
                        .with("ROLLCALL_SWAGGER_UI", "false")
                        .start()) {
            assertThat(without.http().get(SwaggerUiIT.PAGE).status()).isEqualTo(404);
        }
    }

    @Test
    void theGreetingAnswersHeadAndRefusesWhatWrites() {
        Response head = demo.http().send("HEAD", "/", Headers.none());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(demo.http().send("POST", "/", Headers.none()).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "/;x", "/.", "/index.html"})
    void nothingElseIsTheGreeting(String path) {
        assertNoSuchEndpoint(demo.http().get(path));
    }

    @Test
    void aHostThatIsNoNameIsNotRepeated() {
        Response page =
                demo.http().send("GET", "/", Headers.none().with("Host", "a'\"><script>alert(1)"));

        assertThat(page.body()).doesNotContain("alert(1)");
    }

    /** Somebody who forwards the port to a workstation has a browser there, too. */
    @ParameterizedTest
    @ValueSource(strings = {"/visibility", "/q/metrics", "/q/health/ready"})
    void noPageOfAnotherSiteMayReadTheManagementPort(String path) {
        Headers other =
                Headers.none()
                        .with("Origin", "https://other.example")
                        .with("Access-Control-Request-Method", "GET")
                        .with("Access-Control-Request-Headers", "x-any");
        for (String method : new String[] {"GET", "OPTIONS"}) {
            assertThat(demo.management().send(method, path, other).headers().text())
                    .doesNotContainIgnoringCase("Access-Control-Allow");
        }
    }

    @Test
    void aWorkspaceHasNoGreeting() {
        for (TestDialect dialect : TestDialect.values()) {
            RawHttp http = pair.service(dialect).http();
            assertNoSuchEndpoint(http.get("/"));
            assertThat(http.send("HEAD", "/", Headers.none()).status()).isEqualTo(404);
        }
    }

    @Test
    void aWorkspaceExplainsItsTableButNoAnswers() {
        for (TestDialect dialect : TestDialect.values()) {
            RawHttp management = pair.service(dialect).management();
            Response page = management.get("/visibility");
            assertPage(page);
            assertThat(page.body()).doesNotContain("An answer of the demo");
            assertThat(management.get("/visibility?as=roxie&user=a").status()).isEqualTo(400);
            assertNoSuchEndpoint(pair.service(dialect).http().get("/visibility"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /visibility      | text/html; charset=utf-8
                    /visibility.json | application/json
                    /visibility.csv  | text/csv; charset=utf-8
                    """)
    void theTableIsServedInThreeForms(String path, String type) {
        Response got = demo.management().get(path + "?dialect=8&operation=users.list");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Type")).contains(type);
        assertThat(got.header("Cache-Control")).contains("no-store");
        assertThat(got.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(got.body()).contains("users.list", "emails");
        assertThat(demo.management().send("POST", path, Headers.none()).status()).isEqualTo(405);
        assertThat(demo.management().get(path + "/").status()).isEqualTo(404);
    }

    @Test
    void anUnknownViewIsRefusedWithoutRepeatingIt() {
        Response page = demo.management().get("/visibility?field=%3Cb%3Eodd");
        Response json = demo.management().get("/visibility.json?field=%3Cb%3Eodd");
        Response twice = demo.management().get("/visibility.csv?dialect=8&dialect=8");
        Response broken = demo.management().get("/visibility.json?dialect=%zz");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("There is no such field.").doesNotContain("odd<", ";odd");
        assertThat(json.status()).isEqualTo(400);
        assertThat(json.json().get("success").booleanValue()).isFalse();
        assertThat(json.json().get("error").asText()).startsWith("There is no such field.");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(broken.status()).isEqualTo(400);
    }

    @Test
    void namesTheRolesThatHoldAPermissionNow() {
        Response roles =
                demo.management().get("/visibility.json?permission=view-full-other-user-info");

        assertThat(roles.json().at("/roles/known").booleanValue()).isTrue();
        assertThat(roles.json().at("/roles/names").toString()).contains("\"admin\"");
    }

    @Test
    void saysThatTheDatabaseIsAwayAndShowsTheRest() {
        Rollcall away = pair.serviceWithoutDatabase(TestDialect.DOCUMENTED);
        Response page = away.management().get("/visibility?permission=view-full-other-user-info");

        assertPage(page);
        assertThat(page.body()).contains("They cannot be read now. ", "phone");
        assertThat(page.body()).doesNotContain("127.0.0.1");
    }

    @Test
    void explainsAnAnswerOfTheDemo() {
        Response regular = demo.management().get("/visibility?as=john.m&user=test.jane");
        Response full = demo.management().get("/visibility?as=roxie&user=test.jane");
        Response own = demo.management().get("/visibility?as=john.m&user=john.m");
        Response nobody = demo.management().get("/visibility?as=john.m&user=%3Cb%3E");

        assertPage(regular);
        assertThat(regular.body())
                .contains("Back at ten", "Not granted: only to", "class=\"hidden\"")
                .doesNotContain("+1 555 0100", "CC-0815");
        assertThat(full.body()).contains("+1 555 0100").doesNotContain("demo-secret");
        assertThat(own.body()).contains("oneself, asked for by one&#39;s own key");
        assertThat(nobody.body()).contains("There is no such user").doesNotContain("<b>");
    }

    private static void assertPage(Response page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.header("X-Frame-Options")).contains("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).startsWith("<!doctype html>").endsWith("</html>");
    }

    private static void assertNoSuchEndpoint(Response response) {
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers().all("Content-Type")).containsExactly("application/json");
    }
}
