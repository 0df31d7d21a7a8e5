package dev.rollcall.mongo;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.admission.NoPlaceException;
import dev.rollcall.admission.PlaceRules;
import dev.rollcall.admission.Places;
import dev.rollcall.user.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bounds how many callers are looked up at once, whether or not they prove to be anybody, so that a
 * flood of wrong tokens leaves connections to rights and single users. The latest to come is looked
 * up next: the flood waits behind the next right one, and not the other way round.
 */
@ApplicationScoped
class LoginTurns {

    private static final String ANYBODY = "";
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_WAITING = 10_000;

    private final DriverSettings settings;
    private final RollcallConfiguration configuration;
    private final AtomicReference<Optional<Places>> places =
            new AtomicReference<>(Optional.empty());

    LoginTurns(DriverSettings settings, RollcallConfiguration configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    /** Looks a caller up when it is its turn. */
    <T> Uni<T> during(Supplier<Uni<T>> lookUp) {
        return places().during(ANYBODY, lookUp)
                .onFailure(NoPlaceException.class)
                .transform(
                        full ->
                                new StoreUnavailableException(
                                        "More callers wait to be looked up than the database answers in time",
                                        full,
                                        OptionalInt.empty(),
                                        "maxPoolSize in MONGO_URL",
                                        false));
    }

    /** Made with the first caller, when the driver's settings are complete. */
    private Places places() {
        return places.updateAndGet(known -> known.or(() -> Optional.of(new Places(rules()))))
                .orElseThrow();
    }

    private PlaceRules rules() {
        int connections =
                DriverSettings.forOthers(
                        settings.complete().getConnectionPoolSettings().getMaxSize());
        int atOnce = connections == 0 ? MOST_AT_ONCE : Math.max(1, connections / 2);
        return new PlaceRules(atOnce, atOnce, MOST_WAITING, configuration.limits().command(), true);
    }
}
