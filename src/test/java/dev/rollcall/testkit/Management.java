package dev.rollcall.testkit;

/** The port of health and metrics of the service that is tested. */
public record Management(int port) {

    /** Names the port of a service that runs already. */
    private static final String PORT = "rollcall.management.port";

    static Management onFreePort() {
        return new Management(Integer.getInteger(PORT, FreePort.find()));
    }
}
