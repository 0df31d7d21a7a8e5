package dev.rollcall.command;

import dev.rollcall.setting.Judgement;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the service after its settings were checked, and returns when it has ended. */
public final class ServiceStart {

    private ServiceStart() {}

    /**
     * Starts the service.
     *
     * @throws Misuse if a setting is wrong
     */
    public static void run() {
        judge(ExitCode.DONE);
        Quarkus.run(null, FailedStart::exit);
    }

    /**
     * Starts the service and runs this application on it.
     *
     * @throws Misuse if a setting is wrong
     */
    public static void run(Class<? extends QuarkusApplication> application, String... arguments) {
        run(application, ExitCode.DONE, arguments);
    }

    /**
     * Starts the service and runs this application on it. A signal to end leaves its work undone.
     *
     * @param ifTerminated the exit code after SIGTERM
     * @throws Misuse if a setting is wrong
     */
    public static void run(
            Class<? extends QuarkusApplication> application,
            int ifTerminated,
            String... arguments) {
        judge(ifTerminated);
        Quarkus.run(application, FailedStart::exit, arguments);
    }

    private static void judge(int ifTerminated) {
        List<String> faults = Judgement.ofThisProcess().faults();
        if (!faults.isEmpty()) {
            throw Misuse.of(faults);
        }
        Judgement.handOn();
        TerminationSignal.obey(ifTerminated);
    }

    /**
     * Makes the process exit with a chosen code after SIGTERM: with 0 if it serves, as
     * orchestrators expect of a process that did not fail; the JVM and a native executable would
     * exit with 143. A start that has not completed ends at once: the framework would wait for its
     * completion, which may never come. An end that takes longer than it may is not waited for: the
     * framework waits for the requests in progress, and then once more for its connections.
     */
    static final class TerminationSignal {

        /** What closing takes after the requests. */
        private static final Duration CLOSING = Duration.ofSeconds(3);

        private TerminationSignal() {}

        /** Handles SIGTERM like that from now on. */
        static void obey(int exitCode) {
            Signals.handle(Signals.TERMINATION, () -> end(exitCode));
        }

        private static void end(int exitCode) {
            Application application = Application.currentApplication();
            if (application == null || !application.isStarted()) {
                Runtime.getRuntime().halt(exitCode);
            }
            // The thread of a signal has another class loader, which knows no configuration.
            Duration longest =
                    longest(ConfigProvider.getConfig(ServiceStart.class.getClassLoader()));
            Thread last = new Thread(() -> endAfter(longest, exitCode), "last moment");
            last.setDaemon(true);
            last.start();
            System.exit(exitCode);
        }

        /** How long an end takes at most: the delay, the requests in progress and the closing. */
        static Duration longest(Config config) {
            return Stream.of("quarkus.shutdown.delay", "quarkus.shutdown.timeout")
                    .map(name -> config.getOptionalValue(name, Duration.class))
                    .flatMap(Optional::stream)
                    .reduce(CLOSING, Duration::plus);
        }

        private static void endAfter(Duration longest, int exitCode) {
            try {
                Thread.sleep(longest.toMillis());
                Runtime.getRuntime().halt(exitCode);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
