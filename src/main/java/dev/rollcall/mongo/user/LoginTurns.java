package dev.rollcall.mongo.user;

import dev.rollcall.admission.NoPlaceException;
import dev.rollcall.admission.PlaceRules;
import dev.rollcall.admission.Places;
import dev.rollcall.mongo.connection.DriverSettings;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Bounds how many callers are looked up at once, so that a flood of wrong tokens leaves connections
 * for rights and single users, and so that the callers' own records fit into the memory. Callers
 * who were authenticated recently come first, then those with the fewest look-ups, then the newest.
 * So a flood waits behind the next valid caller, and not the other way round.
 */
@WorkspaceScoped
class LoginTurns {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_KNOWN = 10_000;

    private final DriverSettings settings;
    private final RollcallConfiguration configuration;
    private final Map<String, Boolean> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_KNOWN;
                }
            };
    private final AtomicReference<Optional<Places>> places =
            new AtomicReference<>(Optional.empty());
    private final LookUpSizes sizes;
    private final Places records;

    LoginTurns(DriverSettings settings, LookUpSizes sizes, RollcallConfiguration configuration) {
        this.settings = settings;
        this.configuration = configuration;
        this.sizes = sizes;
        this.records =
                new Places(
                        PlaceRules.newestFirst(
                                        Integer.MAX_VALUE,
                                        Integer.MAX_VALUE,
                                        MOST_WAITING,
                                        configuration.limits().command())
                                .untilDone(),
                        sizes::mayReadUser);
    }

    /**
     * Looks a caller up when its turn comes. One that waits for memory takes no turn from others.
     *
     * @param claimed the identity that the request claims; it affects the order only
     * @param withRecord whether the look-up also returns the caller's own record, which can be
     *     large
     */
    <T> Uni<Optional<T>> during(
            String claimed, boolean withRecord, Supplier<Uni<Optional<T>>> lookUp) {
        Supplier<Uni<Optional<T>>> login =
                () ->
                        within(places(), () -> UnavailableReason.TOO_MANY_LOGINS, claimed, lookUp)
                                .invoke(found -> found.ifPresent(right -> remember(claimed)));
        return withRecord ? within(records, this::noRecord, claimed, login) : login.get();
    }

    private UnavailableReason noRecord() {
        return sizes.areUsersLarge()
                ? UnavailableReason.TOO_MANY_LARGE_USERS
                : UnavailableReason.TOO_MANY_LOGINS;
    }

    private <T> Uni<T> within(
            Places bounded,
            Supplier<UnavailableReason> full,
            String claimed,
            Supplier<Uni<T>> work) {
        return bounded.during(claimed, isKnown(claimed), work)
                .onFailure(NoPlaceException.class)
                .transform(
                        none ->
                                new StoreUnavailableException(
                                        full.get(), OptionalInt.empty(), none));
    }

    private boolean isKnown(String claimed) {
        synchronized (known) {
            return known.containsKey(claimed);
        }
    }

    private void remember(String claimed) {
        synchronized (known) {
            known.put(claimed, true);
        }
    }

    /** Made with the first caller, because the driver's settings are complete by then. */
    private Places places() {
        return places.updateAndGet(made -> made.or(() -> Optional.of(new Places(rules()))))
                .orElseThrow();
    }

    private PlaceRules rules() {
        int connections =
                DriverSettings.forOthers(
                        settings.complete().getConnectionPoolSettings().getMaxSize());
        int atOnce = connections == 0 ? MOST_AT_ONCE : Math.max(1, connections / 2);
        return PlaceRules.newestFirst(
                        atOnce, atOnce, MOST_WAITING, configuration.limits().command())
                .untilDone();
    }
}
