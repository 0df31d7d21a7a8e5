package dev.rollcall;

import dev.rollcall.index.IndexesMode;
import dev.rollcall.rehearsal.RehearsalMode;
import dev.rollcall.stub.StubMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the service, or the mode that the first argument names. */
@QuarkusMain
public final class Main {

    private static final String LOOPS = "quarkus.vertx.event-loops-pool-size";

    private Main() {}

    public static void main(String... arguments) {
        // Clients send raw braces and quotes in queries; without this they get an empty 400 before
        // any code of ours.
        System.setProperty("vertx.disableURIValidation", "true");
        // Each callback of an asynchronous step would carry transactions and request scopes along,
        // of which nothing here makes use after the first step.
        System.setProperty("mutiny.disableCallBackDecorators", "true");
        leaveALoopToManagement();
        String mode = arguments.length == 0 ? "" : arguments[0];
        switch (mode) {
            case "indexes" -> System.exit(IndexesMode.run(System.getenv(), System.out));
            case "rehearsal" -> RehearsalMode.run();
            case "stub" -> StubMode.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> Quarkus.run(null, FailedStart::exit, arguments);
        }
    }

    /** One event loop more than the framework makes, for health and metrics alone. */
    private static void leaveALoopToManagement() {
        if (System.getenv("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE") == null
                && System.getProperty(LOOPS) == null) {
            int loops = Runtime.getRuntime().availableProcessors() + 1;
            System.setProperty(LOOPS, Integer.toString(loops));
        }
    }
}
