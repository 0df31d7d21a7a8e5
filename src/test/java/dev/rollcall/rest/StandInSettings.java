package dev.rollcall.rest;

import dev.rollcall.setting.RollcallConfiguration;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service's configuration with one value given; nothing else may be asked. */
public final class StandInSettings {

    private StandInSettings() {}

    public static RollcallConfiguration withUnsafeParameters(String value) {
        return giving(Map.of("unsafeQueryAndFields", value));
    }

    public static RollcallConfiguration withTrustedProxies(Optional<List<String>> proxies) {
        return giving(Map.of("trustedProxies", proxies));
    }

    /** Limits of which these alone may be asked. */
    public static RollcallConfiguration.Limits limits(Map<String, ?> values) {
        return answering(RollcallConfiguration.Limits.class, values);
    }

    private static RollcallConfiguration giving(Map<String, ?> values) {
        return answering(RollcallConfiguration.class, values);
    }

    private static <T> T answering(Class<T> type, Map<String, ?> values) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                Optional.<Object>ofNullable(values.get(method.getName()))
                                        .orElseThrow(
                                                () -> new IllegalStateException("" + method))));
    }
}
