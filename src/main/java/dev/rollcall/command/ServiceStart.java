package dev.rollcall.command;

import dev.rollcall.setting.Judgement;
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
}
