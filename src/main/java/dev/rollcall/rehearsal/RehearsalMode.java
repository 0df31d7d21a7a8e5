package dev.rollcall.rehearsal;

import dev.rollcall.command.Mode;
import dev.rollcall.command.ServiceStart;
import dev.rollcall.demo.ProviderState;
import dev.rollcall.demo.ProviderStates;
import java.util.List;

/**
 * Starts the service for a rehearsal. Its embedded server is reached by {@code MONGO_URL}, as a
 * workspace's own is, so that the code of production runs and not that of the demo.
 */
public final class RehearsalMode {

    private static final String LOOPBACK = "localhost";
    private static final String ANY_FREE_PORT = "0";

    private RehearsalMode() {}

    public static Mode mode() {
        return Mode.named(
                "rehearsal",
                "For the build: start on the demo's workspace, answer requests of each kind, and end.",
                RehearsalMode::run);
    }

    /** Ends the process: with 0 if every request was answered with 200, else with 1. */
    private static void run() {
        ProviderStates demo =
                ProviderStates.named(List.of(ProviderState.DEMO_WORKSPACE.stateName()));
        configure("MONGO_URL", demo.serve());
        configure("quarkus.http.host", LOOPBACK);
        configure("quarkus.http.port", ANY_FREE_PORT);
        configure("quarkus.management.host", LOOPBACK);
        configure("quarkus.management.port", ANY_FREE_PORT);
        ServiceStart.run(Rehearsal.class);
    }

    /**
     * Sets a system property, because it outranks the environment, which may name a real workspace.
     */
    private static void configure(String property, String value) {
        System.setProperty(property, value);
    }
}
