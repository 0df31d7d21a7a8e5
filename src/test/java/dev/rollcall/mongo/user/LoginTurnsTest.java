package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import dev.rollcall.user.StoredUser;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose look-up is next, and why one is refused. */
class LoginTurnsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More than may wait. */
    private static final int FLOOD = 3_000;

    private final Map<String, UniEmitter<? super Optional<StoredUser>>> running =
            new LinkedHashMap<>();
    private final List<String> begun = new ArrayList<>();
    private int names;

    /** As many connections as there are look-ups at once, and as many for others. */
    private static LoginTurns turns(int atOnce, Duration patience) {
        return new LoginTurns(() -> 2 * atOnce, new LookUpSizes(0, System::nanoTime), patience);
    }

    private UniAssertSubscriber<Optional<StoredUser>> begin(LoginTurns turns, String who) {
        return begin(turns, who, who, false);
    }

    /** A look-up that ends when the test says so. */
    private UniAssertSubscriber<Optional<StoredUser>> begin(
            LoginTurns turns, String who, String name, boolean withRecord) {
        return turns.during(
                        who,
                        withRecord,
                        () ->
                                Uni.createFrom()
                                        .<Optional<StoredUser>>emitter(
                                                emitter -> {
                                                    begun.add(name);
                                                    running.put(name, emitter);
                                                }))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void endOldest() {
        String name = running.keySet().iterator().next();
        running.remove(name).complete(Optional.of(StoredUser.withId(userOf(name)).build()));
    }

    /** The token {@code anna 2} is one of the tokens of {@code anna}. */
    private static String userOf(String token) {
        return token.split(" ")[0];
    }

    private void know(LoginTurns turns, String... callers) {
        for (String caller : callers) {
            begin(turns, caller);
            endOldest();
        }
        begun.clear();
    }

    private void flood(LoginTurns turns, String who, int number) {
        for (int n = 0; n < number; n++) {
            begin(turns, who, who + " " + names++, false);
        }
    }

    private void floodOfStrangers(LoginTurns turns, int number) {
        for (int n = 0; n < number; n++) {
            begin(turns, "stranger " + names++);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoKnownCallersWhoFloodLeaveAThirdItsTurn(int atOnce) {
        LoginTurns turns = turns(atOnce, LONG);
        know(turns, "greedy", "hungry", "modest");
        flood(turns, "greedy", 100);
        flood(turns, "hungry", 100);
        begin(turns, "modest");
        for (int n = 0; n < 3; n++) {
            flood(turns, "greedy", 10);
            flood(turns, "hungry", 10);
            endOldest();
        }
        assertThat(begun).contains("modest");
    }

    @Test
    void manyTokensOfOneUserHaveTheTurnsOfOneCaller() {
        LoginTurns turns = turns(1, LONG);
        String[] tokens =
                IntStream.range(0, 100).mapToObj(n -> "greedy " + n).toArray(String[]::new);
        know(turns, tokens);
        know(turns, "modest");
        for (String token : tokens) {
            begin(turns, token);
        }
        begin(turns, "modest");
        endOldest();
        endOldest();
        assertThat(begun).contains("modest");
    }

    /** A caller is unknown when it has logged in, and after a start of the service. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aKnownCallerWhoFloodsLeavesStrangersTheirTurn(int atOnce) {
        LoginTurns turns = turns(atOnce, LONG);
        know(turns, "greedy");
        flood(turns, "greedy", 100);
        begin(turns, "new");
        for (int n = 0; n < 2; n++) {
            flood(turns, "greedy", 10);
            endOldest();
        }
        assertThat(begun).contains("new");
    }

    @Test
    void aFloodOfStrangersLeavesAKnownCallerTheNextTurn() {
        LoginTurns turns = turns(2, LONG);
        know(turns, "known");
        floodOfStrangers(turns, FLOOD);
        UniAssertSubscriber<Optional<StoredUser>> right = begin(turns, "known");
        floodOfStrangers(turns, FLOOD);
        endOldest();
        assertThat(begun).last().isEqualTo("known");
        assertThat(right.getFailure()).isNull();
    }

    @Test
    void theNewestStrangerComesFirst() {
        LoginTurns turns = turns(1, LONG);
        floodOfStrangers(turns, FLOOD);
        begin(turns, "newest");
        endOldest();
        assertThat(begun).containsExactly("stranger 0", "newest");
    }

    @Test
    void theTurnsOfOneWhoFloodsPushNoOtherOut() {
        LoginTurns turns = turns(1, LONG);
        know(turns, "greedy", "modest");
        flood(turns, "greedy", 1);
        UniAssertSubscriber<Optional<StoredUser>> modest = begin(turns, "modest");
        UniAssertSubscriber<Optional<StoredUser>> stranger = begin(turns, "stranger");
        flood(turns, "greedy", FLOOD);
        floodOfStrangers(turns, 100);
        assertThat(modest.getFailure()).isNull();
        assertThat(stranger.getFailure()).isNull();
    }

    /** The database goes on with a look-up whose request was reset, but nobody waits for it. */
    @Test
    void aStrangerWhoGoesAwayLeavesItsTurnToOthers() {
        LoginTurns turns = turns(1, LONG);
        know(turns, "greedy");
        flood(turns, "greedy", 1);
        UniAssertSubscriber<Optional<StoredUser>> gone = begin(turns, "gone");
        begin(turns, "stranger");
        gone.cancel();
        endOldest();
        assertThat(begun).last().isEqualTo("stranger");
    }

    /** Otherwise it would keep the memory, and all who need some would be refused. */
    @Test
    void aStrangerWhoHasMemoryIsNotOvertakenByAFloodOfStrangers() {
        LoginTurns turns = turns(1, LONG);
        floodOfStrangers(turns, FLOOD);
        begin(turns, "with memory", "with memory", true);
        floodOfStrangers(turns, FLOOD);
        endOldest();
        endOldest();
        assertThat(begun).contains("with memory");
    }

    @Test
    void aRefusalForWantOfMemorySaysSo() {
        LoginTurns turns = turns(9, SHORT);
        begin(turns, "one", "one", true);
        assertThat(reason(begin(turns, "other", "other", true)))
                .isEqualTo(UnavailableReason.TOO_MANY_USERS);
    }

    @Test
    void aRefusalForWantOfConnectionsSaysSo() {
        LoginTurns turns = turns(1, SHORT);
        begin(turns, "one", "one", true);
        assertThat(reason(begin(turns, "other"))).isEqualTo(UnavailableReason.TOO_MANY_LOGINS);
    }

    private static UnavailableReason reason(UniAssertSubscriber<?> refused) {
        return ((StoreUnavailableException) refused.awaitFailure(PATIENCE).getFailure()).reason();
    }
}
