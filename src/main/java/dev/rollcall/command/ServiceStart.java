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
        judge();
        Quarkus.run(null, FailedStart::exit);
    }

    /**
     * Starts the service and runs this application on it.
     *
     * @throws Misuse if a setting is wrong
     */
    public static void run(Class<? extends QuarkusApplication> application, String... arguments) {
        judge();
        Quarkus.run(application, FailedStart::exit, arguments);
    }

    private static void judge() {
        List<String> faults = Judgement.ofThisProcess().faults();
        if (!faults.isEmpty()) {
            throw Misuse.of(faults);
        }
        Judgement.handOn();
        TerminationSignal.obey();
    }
}
