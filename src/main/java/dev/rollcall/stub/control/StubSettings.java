package dev.rollcall.stub.control;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The settings that the mode passes to the service, as system properties. */
@Singleton
public final class StubSettings {

    /** Whether the process is a stub. */
    public static final String ENABLED = "stub.enabled";

    /** Whether the database of the workspace at the root never answers. */
    public static final String DATABASE_DOWN = "stub.database-down";

    /** How many workspaces there may be beside the one at the root. */
    public static final String MOST = "stub.most-workspaces";

    /** How long a workspace is kept without a request. */
    public static final String FORGET_AFTER = "stub.forget-after";

    /** The file with a consumer's own data. */
    public static final String DATA = "stub.data";

    /** The server in this process, which holds a database for each workspace. */
    public static final String SERVER = "stub.server";

    private final Config configuration;

    StubSettings(Config configuration) {
        this.configuration = configuration;
    }

    boolean enabled() {
        return value(ENABLED, Boolean.class).orElse(false);
    }

    int most() {
        return value(MOST, Integer.class).orElseThrow();
    }

    Duration forgetAfter() {
        return value(FORGET_AFTER, String.class).map(Duration::parse).orElseThrow();
    }

    String server() {
        return value(SERVER, String.class).orElseThrow();
    }

    String defaultDialect() {
        return value("rollcall.compatibility", String.class).orElse("documented");
    }

    /** The file with a consumer's own data. */
    public Optional<String> data() {
        return value(DATA, String.class);
    }

    /** The address of the service itself. */
    public String service() {
        return url("quarkus.http");
    }

    /** The address of health and metrics. */
    public String management() {
        return url("quarkus.management");
    }

    public String control() {
        return management() + ControlApi.WORKSPACES;
    }

    private String url(String server) {
        String host = configuration.getValue(server + ".host", String.class);
        String reached = host.equals("0.0.0.0") ? "localhost" : host;
        return "http://" + reached + ":" + configuration.getValue(server + ".port", Integer.class);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return configuration.getOptionalValue(name, type);
    }
}
