package dev.rollcall.command;

import dev.rollcall.setting.Judgement;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;

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
     * completion, which may never come.
     */
    static final class TerminationSignal {

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
            System.exit(exitCode);
        }
    }
}
