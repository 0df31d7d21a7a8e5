package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service whose operator lets version 8 follow {@code query} and {@code fields}. */
public final class UnsafeParametersAllowed implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS", "TRUE");
    }
}
