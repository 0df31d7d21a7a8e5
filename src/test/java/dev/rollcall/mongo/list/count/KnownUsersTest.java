package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.mongo.list.count.KnownUsers.Known;
import dev.rollcall.mongo.list.walk.StoredUsers;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page waits for figures about all users only as long as a command may take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownUsersTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final StoredUsers users = new StoredUsers();
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void people() {
        users.empty();
        users.add(new Document("_id", "a").append("username", "a"));
    }

    @AfterAll
    void close() {
        users.close();
    }

    @Test
    void areRefusedIfTheFirstComputationTakesLonger() {
        users.learning = figure -> Uni.createFrom().nothing();

        isRefused(known(Optional.empty()));
    }

    /** Only a workspace at rest has figures so old: the first page after a night is served. */
    @Test
    void areTheLastOnesIfTheirRenewalTakesLonger() {
        KnownUsers known = known(Optional.empty());
        assertThat(total(known)).isEqualTo(1);
        users.learning = figure -> Uni.createFrom().nothing();
        clock.addAndGet(Duration.ofHours(9).toNanos());

        assertThat(total(known)).isEqualTo(1);
    }

    /** Each command of a computation takes so long; a page comes after a night. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # command | the page gives
                    PT0.1S    | 2
                    PT2S      | 1
                    """)
    void areRenewedBesideThePageIfThatTakesLong(Duration command, long total) {
        KnownUsers known = known(Optional.empty());
        users.learning = figure -> figure.invoke(() -> clock.addAndGet(command.toNanos()));
        assertThat(total(known)).isEqualTo(1);
        users.add(new Document("_id", "b").append("username", "b"));
        clock.addAndGet(Duration.ofHours(9).toNanos());

        assertThat(total(known)).isEqualTo(total);
        assertThat(total(known)).isEqualTo(2);
    }

    @Test
    void areNeverOlderThanAnOperatorAllows() {
        KnownUsers known = known(Optional.of(Duration.ofSeconds(5)));
        assertThat(total(known)).isEqualTo(1);
        users.learning = figure -> Uni.createFrom().nothing();
        clock.addAndGet(Duration.ofSeconds(6).toNanos());

        isRefused(known);
    }

    private KnownUsers known(Optional<Duration> configuredAge) {
        return new KnownUsers(users, configuredAge, PATIENCE, clock::get);
    }

    private static long total(KnownUsers known) {
        Optional<Known> all = known.current().await().atMost(LONG);
        return all.orElseThrow().count(false).total();
    }

    private static void isRefused(KnownUsers known) {
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> known.current().await().atMost(LONG))
                .extracting(StoreUnavailableException::reason)
                .isEqualTo(UnavailableReason.STILL_COUNTING);
    }
}
