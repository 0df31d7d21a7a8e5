package dev.rollcall.testkit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.RestAssured;
import io.restassured.filter.FilterContext;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The database of a service that {@code @QuarkusIntegrationTest} starts. It is opened before the
 * service, given to the test class as {@link TestWorkspace}, {@link TestDatabase} and {@link
 * Management}, and at its end nothing that passed between the two may have been harmful.
 */
public final class WorkspaceResource implements QuarkusTestResourceLifecycleManager {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REREAD_EVERY = "PT0.02S";

    private Map<String, String> ofTheProfile = Map.of();
    private TestDatabase database;
    private TestWorkspace workspace;
    private Management management;
    private boolean ready;

    @Override
    public void setContext(Context context) {
        ofTheProfile =
                Optional.ofNullable(context.testProfile())
                        .map(WorkspaceResource::overridesOf)
                        .orElseGet(Map::of);
    }

    @Override
    public Map<String, String> start() {
        database = TestDatabase.open();
        workspace = TestWorkspace.in(database);
        management = Management.onFreePort();
        configureRestAssured();
        return settings();
    }

    /** Tables print targets as they are sent. */
    private void configureRestAssured() {
        RestAssured.urlEncodingEnabled = false;
        RestAssured.replaceFiltersWith(
                WorkspaceResource::onAConnectionOfItsOwn,
                new ContractFilter(ClosedContract.load(), database.traffic()));
    }

    /** REST Assured would leave the connection of each request open until garbage is collected. */
    private static io.restassured.response.Response onAConnectionOfItsOwn(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        request.header("Connection", "close");
        return context.next(request, expected);
    }

    /** What the profile of a test class says stands above what is usual. */
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("MONGO_URL", database.url());
        settings.put("quarkus.management.port", Integer.toString(management.port()));
        settings.put("rollcall.compatibility", TestDialect.current().compatibility());
        settings.put("rollcall.demo", "false");
        settings.put("rollcall.reread-every", REREAD_EVERY);
        settings.put("rollcall.total-max-age", "PT0S");
        settings.putAll(ofTheProfile);
        return settings;
    }

    /** The framework waits until the service listens, but not until it is ready. */
    @Override
    public void inject(TestInjector injector) {
        if (!ready) {
            await("the service is ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptions()
                    .until(
                            () ->
                                    given().port(management.port())
                                                    .get("/q/health/ready")
                                                    .statusCode()
                                            == 200);
            ready = true;
        }
        List.of(workspace, database, management)
                .forEach(
                        given ->
                                injector.injectIntoFields(
                                        given, new TestInjector.MatchesType(given.getClass())));
    }

    @Override
    public void stop() {
        RestAssured.reset();
        try (TestDatabase closed = database) {
            closed.traffic().ifPresent(DatabaseTraffic::assertHarmless);
        }
    }

    private static Map<String, String> overridesOf(String profile) {
        try {
            return Class.forName(profile)
                    .asSubclass(QuarkusTestProfile.class)
                    .getDeclaredConstructor()
                    .newInstance()
                    .getConfigOverrides();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a test profile: " + profile, e);
        }
    }
}
