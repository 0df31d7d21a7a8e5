package dev.rollcall.compare;

import dev.rollcall.command.ExitCode;
import dev.rollcall.command.Misuse;
import dev.rollcall.command.Mode;
import dev.rollcall.command.OwnReadiness;
import dev.rollcall.command.ServiceStart;
import dev.rollcall.compare.report.Verdict;
import dev.rollcall.setting.Judgement;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.Config;
import picocli.CommandLine.ParseResult;

/**
 * Answers whether an Ingress may be switched: it sends the same requests to a running Rocket.Chat
 * and to Rollcall. Rollcall's side is an address, or this process itself.
 */
public final class CompareMode {

    private static final String WITHOUT_ADDRESS =
            "Set MONGO_URL to the workspace's MongoDB, or name a running Rollcall, for example"
                    + " --rollcall=http://localhost:3000.";

    private CompareMode() {}

    public static Mode mode() {
        return new Mode(CompareArguments.MODE, CompareArguments::options, CompareMode::run);
    }

    private static void run(ParseResult given) {
        CompareArguments arguments = CompareArguments.of(given);
        if (arguments.rollcall().isPresent()) {
            arguments.tryFiles();
            System.exit(
                    new CompareRun(arguments, System.out, System.err)
                            .run(arguments.rollcall().get()));
        }
        serve(arguments, CompareArguments.repeated(given));
    }

    private static void serve(CompareArguments arguments, String... repeated) {
        Judgement settings = Judgement.ofThisProcess();
        if (settings.workspaceUrl().isEmpty()) {
            throw Misuse.of(settings.withWarnings(WITHOUT_ADDRESS));
        }
        arguments.tryFiles();
        // Only this process calls the service, and its ports must not be those of another one.
        System.setProperty("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", "0");
        System.setProperty("quarkus.management.host", "127.0.0.1");
        System.setProperty("quarkus.management.port", "0");
        System.setProperty("rollcall.compatibility", arguments.dialect().id());
        // The standard output is for the report.
        System.setProperty("quarkus.log.console.stderr", "true");
        ServiceStart.run(SelfServed.class, ExitCode.INCONCLUSIVE, repeated);
    }

    /** Compares with the service of this process, as soon as the service is ready. */
    @Singleton
    @Unremovable
    static final class SelfServed implements QuarkusApplication {

        private static final Duration PATIENCE = Duration.ofMinutes(2);

        /** Permissions and settings are read within a moment, if a database is there at all. */
        private static final Duration WITHOUT_RIGHTS = Duration.ofSeconds(25);

        private static final String RIGHTS = "workspace";
        private static final String DATABASE = "database";
        private static final int PAUSE = 50;

        private final OwnReadiness readiness;
        private final Config configuration;

        SelfServed(OwnReadiness readiness, Config configuration) {
            this.readiness = readiness;
            this.configuration = configuration;
        }

        @Override
        public int run(String... arguments) throws InterruptedException {
            if (!becomes(WITHOUT_RIGHTS, () -> readiness.isReachedBy(RIGHTS))) {
                return without(
                        readiness.reasonOf(DATABASE).orElse("No database answers at MONGO_URL")
                                + ". The mode doctor finds more.");
            }
            if (!becomes(PATIENCE, readiness::isReached)) {
                return without(
                        "Rollcall did not become ready on MONGO_URL within two minutes; the mode doctor finds the reason.");
            }
            try {
                return new CompareRun(CompareArguments.of(arguments), System.out, System.err)
                        .run(
                                "http://127.0.0.1:"
                                        + configuration.getValue(
                                                "quarkus.http.port", Integer.class));
            } catch (Misuse misuse) {
                System.err.println(misuse.getMessage());
                return ExitCode.MISUSED;
            }
        }

        private static int without(String reason) {
            System.err.println(reason);
            return Verdict.INCONCLUSIVE.exitCode();
        }

        private static boolean becomes(Duration within, BooleanSupplier condition)
                throws InterruptedException {
            long end = System.nanoTime() + within.toNanos();
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(PAUSE);
            }
            return true;
        }
    }
}
