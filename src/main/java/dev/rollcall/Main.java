package dev.rollcall;

import dev.rollcall.command.Invocation;
import dev.rollcall.command.Mode;
import dev.rollcall.command.ServiceStart;
import dev.rollcall.compare.CompareMode;
import dev.rollcall.doctor.DoctorMode;
import dev.rollcall.index.IndexesMode;
import dev.rollcall.rehearsal.RehearsalMode;
import dev.rollcall.stub.StubMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service, or the mode that the first argument names. */
@QuarkusMain
public final class Main {

    private static final String LOOPS = "quarkus.vertx.event-loops-pool-size";

    private Main() {}

    public static void main(String... arguments) {
        // Clients send raw braces and quotes in queries; without this the framework answers an
        // empty 400 before this service sees the request.
        System.setProperty("vertx.disableURIValidation", "true");
        // Mutiny would carry transactions and request scopes through each callback of a chain.
        // Nothing here uses them after the first step.
        System.setProperty("mutiny.disableCallBackDecorators", "true");
        leaveALoopToManagement();
        new Invocation(
                        List.of(
                                Mode.named(
                                        "serve",
                                        "Serve the workspace of MONGO_URL. It is what runs without a mode.",
                                        ServiceStart::run),
                                StubMode.mode(),
                                IndexesMode.mode(),
                                DoctorMode.mode(),
                                CompareMode.mode(),
                                RehearsalMode.mode()),
                        System.out,
                        System.err)
                .run(arguments);
    }

    /** Adds an event loop to those that the framework makes, for health and metrics alone. */
    private static void leaveALoopToManagement() {
        if (System.getenv("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE") == null
                && System.getProperty(LOOPS) == null) {
            int loops = Runtime.getRuntime().availableProcessors() + 1;
            System.setProperty(LOOPS, Integer.toString(loops));
        }
    }
}
