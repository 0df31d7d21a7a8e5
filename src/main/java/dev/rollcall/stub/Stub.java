package dev.rollcall.stub;

import dev.rollcall.demo.ProviderStates;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The running stub: prints one line with its address and the callers, as soon as its answers follow
 * the states.
 */
@Singleton
@Unremovable
final class Stub implements QuarkusApplication {

    private static final int PAUSE = 20;

    private final Instance<HealthCheck> checks;
    private final Config configuration;

    Stub(@Readiness Instance<HealthCheck> checks, Config configuration) {
        this.checks = checks;
        this.configuration = configuration;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        ProviderStates states = ProviderStates.named(List.of(arguments));
        while (states.databaseUp() && !isReady()) {
            Thread.sleep(PAUSE);
        }
        System.out.println(
                StubDescription.of(states, url("quarkus.http"), url("quarkus.management")));
        Quarkus.waitForExit();
        return 0;
    }

    private boolean isReady() {
        return checks.stream()
                .allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }

    private String url(String server) {
        String host = configuration.getValue(server + ".host", String.class);
        String reached = host.equals("0.0.0.0") ? "localhost" : host;
        return "http://" + reached + ":" + configuration.getValue(server + ".port", Integer.class);
    }
}
