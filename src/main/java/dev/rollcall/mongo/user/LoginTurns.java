package dev.rollcall.mongo.user;

import dev.rollcall.admission.NoPlaceException;
import dev.rollcall.mongo.connection.DriverSettings;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.StoredUser;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Bounds how many callers are looked up at once, so that a flood of wrong tokens leaves connections
 * for rights and single users, and so that the callers' own records fit into the memory. {@link
 * LoginPlaces} has the order.
 */
@WorkspaceScoped
class LoginTurns {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_KNOWN = 10_000;

    private final IntSupplier connections;
    private final Duration patience;
    private final KnownCallers known = new KnownCallers(MOST_KNOWN);
    private final AtomicReference<Optional<LoginPlaces>> places =
            new AtomicReference<>(Optional.empty());
    private final LoginPlaces records;

    @Inject
    LoginTurns(DriverSettings settings, LookUpSizes sizes, RollcallConfiguration configuration) {
        this(
                () ->
                        DriverSettings.forOthers(
                                settings.complete().getConnectionPoolSettings().getMaxSize()),
                sizes,
                configuration.limits().command());
    }

    /**
     * @param connections how many connections there are for callers and single users; 0 for any
     *     number
     * @param patience how long a caller waits for its turn
     */
    LoginTurns(IntSupplier connections, LookUpSizes sizes, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.records = new LoginPlaces(Integer.MAX_VALUE, patience, sizes::mayReadUser);
    }

    /**
     * Looks a caller up when its turn comes. All tokens that one user logged in with have the turns
     * of one caller. A caller that waits for memory takes no turn from others. One that has memory
     * is one of few, and comes round as a known caller: newer strangers would overtake it without
     * end, and it would keep the memory.
     *
     * @param token identifies the token that the request offers; it affects the order only
     * @param withRecord whether the look-up also returns the caller's own record, which can be
     *     large
     */
    Uni<Optional<StoredUser>> during(
            String token, boolean withRecord, Supplier<Uni<Optional<StoredUser>>> lookUp) {
        Optional<String> user = known.user(token);
        boolean isKnown = user.isPresent();
        String who = user.orElse(token);
        return withRecord
                ? refusedAs(
                        UnavailableReason.TOO_MANY_USERS,
                        records.during(who, isKnown, () -> login(token, who, true, lookUp)))
                : login(token, who, isKnown, lookUp);
    }

    private Uni<Optional<StoredUser>> login(
            String token, String who, boolean asKnown, Supplier<Uni<Optional<StoredUser>>> lookUp) {
        return refusedAs(UnavailableReason.TOO_MANY_LOGINS, places().during(who, asKnown, lookUp))
                .invoke(found -> known.saw(token, found.map(StoredUser::id)));
    }

    private static <T> Uni<T> refusedAs(UnavailableReason full, Uni<T> lookUp) {
        return lookUp.onFailure(NoPlaceException.class)
                .transform(none -> new StoreUnavailableException(full, OptionalInt.empty(), none));
    }

    /** Made with the first caller, because the driver's settings are complete by then. */
    private LoginPlaces places() {
        return places.updateAndGet(made -> made.or(() -> Optional.of(loginPlaces()))).orElseThrow();
    }

    private LoginPlaces loginPlaces() {
        int all = connections.getAsInt();
        int atOnce = all == 0 ? MOST_AT_ONCE : Math.max(1, all / 2);
        return new LoginPlaces(atOnce, patience, running -> true);
    }
}
