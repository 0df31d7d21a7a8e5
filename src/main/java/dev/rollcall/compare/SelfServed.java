package dev.rollcall.compare;

import dev.rollcall.command.ExitCode;
import dev.rollcall.command.Misuse;
import dev.rollcall.compare.report.Verdict;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Compares with the service of this process, as soon as the service is ready. */
@Singleton
@Unremovable
final class SelfServed implements QuarkusApplication {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE = 50;

    private final Instance<HealthCheck> checks;
    private final Config configuration;

    SelfServed(@Readiness Instance<HealthCheck> checks, Config configuration) {
        this.checks = checks;
        this.configuration = configuration;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                System.err.println(
                        "Rollcall did not become ready on MONGO_URL within two minutes; the mode doctor finds the reason.");
                return Verdict.INCONCLUSIVE.exitCode();
            }
            Thread.sleep(PAUSE);
        }
        try {
            return new CompareRun(CompareArguments.of(arguments), System.out, System.err)
                    .run(
                            "http://127.0.0.1:"
                                    + configuration.getValue("quarkus.http.port", Integer.class));
        } catch (Misuse misuse) {
            System.err.println(misuse.getMessage());
            return ExitCode.MISUSED;
        }
    }

    private boolean isReady() {
        return checks.stream()
                .allMatch(check -> check.call().getStatus() == HealthCheckResponse.Status.UP);
    }
}
