package dev.rollcall.mongo;

import dev.rollcall.setting.RollcallConfiguration;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The service's configuration as far as the driver's side asks it. */
public final class StandInConfiguration {

    private StandInConfiguration() {}

    /** With this {@code MONGO_URL}; without one if empty. */
    public static RollcallConfiguration withUrl(String url) {
        return of(url, Duration.ofSeconds(2));
    }

    /** With this time for one command, and no {@code MONGO_URL}. */
    public static RollcallConfiguration withCommandLimit(Duration limit) {
        return of("", limit);
    }

    private static RollcallConfiguration of(String url, Duration command) {
        RollcallConfiguration.Limits limits =
                answering(
                        RollcallConfiguration.Limits.class,
                        Map.of("command", command, "unboundedList", Duration.ofMinutes(1)));
        return answering(
                RollcallConfiguration.class,
                Map.of(
                        "mongoUrl",
                        Optional.of(url).filter(text -> !text.isEmpty()),
                        "limits",
                        limits));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                Optional.ofNullable(answers.get(method.getName())).orElseThrow()));
    }
}
