package dev.rollcall.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that believes what proxies say of the client's address. */
public final class BehindTrustedProxy implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("rollcall.trusted-proxies", "127.0.0.1,10.0.0.0/8");
    }
}
