package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A service that believes what proxies say of the client's address, and keeps the totals of lists.
 * The two do not touch each other, and a start of the service for each would take seconds.
 */
public final class ProxyTrustedAndTotalsKept implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "rollcall.trusted-proxies", "127.0.0.1,10.0.0.0/8",
                "rollcall.total-max-age", "PT10M");
    }
}
