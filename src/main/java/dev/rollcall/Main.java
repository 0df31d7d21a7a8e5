package dev.rollcall;

import dev.rollcall.index.IndexesMode;
import dev.rollcall.rehearsal.RehearsalMode;
import dev.rollcall.stub.StubMode;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the service, or the mode that the first argument names. */
@QuarkusMain
public final class Main {

    private static final int ENDED_BY_SIGTERM = 143;

    private Main() {}

    public static void main(String... arguments) {
        // Clients send raw braces and quotes in queries; without this they get an empty 400 before
        // any code of ours.
        System.setProperty("vertx.disableURIValidation", "true");
        // Each callback of an asynchronous step would carry transactions and request scopes along,
        // of which nothing here makes use after the first step.
        System.setProperty("mutiny.disableCallBackDecorators", "true");
        ApplicationLifecycleManager.setDefaultExitCodeHandler(Main::exit);
        String mode = arguments.length == 0 ? "" : arguments[0];
        switch (mode) {
            case "indexes" -> System.exit(IndexesMode.run(System.getenv(), System.out));
            case "rehearsal" -> RehearsalMode.run();
            case "stub" -> StubMode.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> Quarkus.run(arguments);
        }
    }

    /** Whoever was asked to end and did has not failed; see {@link TerminationSignal}. */
    private static void exit(int code, Throwable cause) {
        System.exit(code == ENDED_BY_SIGTERM ? 0 : code);
    }
}
