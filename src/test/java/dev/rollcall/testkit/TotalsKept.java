package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that keeps the totals of lists. */
public final class TotalsKept implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("rollcall.total-max-age", "PT10M");
    }
}
