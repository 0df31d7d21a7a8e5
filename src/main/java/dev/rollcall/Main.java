package dev.rollcall;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        // Clients send raw braces and quotes in queries; without this they get an empty 400 before
        // any code of ours.
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
