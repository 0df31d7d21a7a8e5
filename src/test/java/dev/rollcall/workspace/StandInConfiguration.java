package dev.rollcall.workspace;

import dev.rollcall.setting.RollcallConfiguration;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service's configuration with short durations, as far as the packages below the resources ask
 * it.
 */
public record StandInConfiguration(
        Duration rereadEvery,
        Duration rightsMaxAge,
        Optional<Duration> totalMaxAge,
        boolean guestsRestricted,
        String rootUrl,
        Optional<String> serverVersion)
        implements RollcallConfiguration {

    static final Duration COMMAND = Duration.ofSeconds(2);

    public static final StandInConfiguration SHORT =
            new StandInConfiguration(
                    Duration.ofMillis(10),
                    Duration.ofSeconds(30),
                    Optional.of(Duration.ZERO),
                    false,
                    "http://localhost:3000",
                    Optional.empty());

    public StandInConfiguration withRightsMaxAge(Duration other) {
        return new StandInConfiguration(
                rereadEvery, other, totalMaxAge, guestsRestricted, rootUrl, serverVersion);
    }

    StandInConfiguration withRereadEvery(Duration other) {
        return new StandInConfiguration(
                other, rightsMaxAge, totalMaxAge, guestsRestricted, rootUrl, serverVersion);
    }

    public StandInConfiguration withGuestsRestricted() {
        return new StandInConfiguration(
                rereadEvery, rightsMaxAge, totalMaxAge, true, rootUrl, serverVersion);
    }

    public StandInConfiguration withServerVersion(Optional<String> other) {
        return new StandInConfiguration(
                rereadEvery, rightsMaxAge, totalMaxAge, guestsRestricted, rootUrl, other);
    }

    @Override
    public String compatibility() {
        throw notAsked();
    }

    @Override
    public boolean demo() {
        throw notAsked();
    }

    @Override
    public boolean accessLog() {
        throw notAsked();
    }

    @Override
    public Optional<Boolean> swaggerUi() {
        return Optional.empty();
    }

    @Override
    public Optional<String> mongoUrl() {
        throw notAsked();
    }

    @Override
    public String unsafeQueryAndFields() {
        throw notAsked();
    }

    @Override
    public Optional<List<String>> trustedProxies() {
        throw notAsked();
    }

    @Override
    public Duration unreadyAfter() {
        return rightsMaxAge.multipliedBy(2);
    }

    @Override
    public Limits limits() {
        return Limits.class.cast(
                Proxy.newProxyInstance(
                        Limits.class.getClassLoader(),
                        new Class<?>[] {Limits.class},
                        (proxy, method, arguments) -> {
                            if (!method.getName().equals("command")) {
                                throw notAsked();
                            }
                            return COMMAND;
                        }));
    }

    private static IllegalStateException notAsked() {
        return new IllegalStateException("No business of these packages");
    }
}
