package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service of a licensed workspace, whose version and address an operator names, and which may
 * follow {@code query} and {@code fields} in version 8.
 */
public final class OperatorSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rollcall.guests-restricted", "true",
                "rollcall.server-version", "8.6.1",
                "ROOT_URL", "https://chat.example/prefix/",
                "ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS", "TRUE");
    }
}
