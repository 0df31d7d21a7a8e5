package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveWorkspaceTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration SHORT_AGE = Duration.ofMillis(150);

    private final FakeWorkspaceStore store =
            new FakeWorkspaceStore(
                    Map.of("view-d-room", Set.of("user"), "no-such-permission", Set.of("user")),
                    Map.of("Accounts_CustomFields", "{\"team\":{\"public\":true}}"));

    @Test
    void isNotKnownBeforeTheFirstReading() {
        LiveWorkspace workspace = new LiveWorkspace(store, store, StandInConfiguration.SHORT);

        assertThat(workspace.known()).isEmpty();
        assertThat(workspace.age()).isEmpty();
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(workspace::current)
                .withMessage("Permissions and settings have not been read yet");
    }

    @Test
    void isWhatWasReadAndOnlyWhatCountsIsRead() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);

        assertThat(workspace.current().roles().permissions(Set.of("user")))
                .containsExactly(Permission.VIEW_DIRECT_ROOMS);
        assertThat(workspace.current().rules().customFields())
                .containsExactly(new CustomField("team", true, true));
        assertThat(store.askedPermissions)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Permission.values()).map(Permission::id).toList());
        assertThat(store.askedSettings).contains("Site_Url", "API_Default_Count");
        assertThat(store.askedPrefix).isEqualTo("Accounts_Default_User_Preferences_");
        workspace.stop(null);
    }

    @Test
    void followsAChangeOfPermissionsAndSettings() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);
        store.roles = Map.of();
        store.settings = Map.of("Site_Url", "https://chat.example");

        Eventually.holds(
                () ->
                        workspace
                                .current()
                                .settings()
                                .text("Site_Url", "")
                                .equals("https://chat.example"));

        assertThat(workspace.current().roles().permissions(Set.of("user"))).isEmpty();
        workspace.stop(null);
    }

    @Test
    void limitedGuestsHaveOnlyAFewPermissions() {
        store.roles = Map.of("view-outside-room", Set.of("user"), "view-d-room", Set.of("user"));
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT.withGuestsRestricted());

        assertThat(workspace.current().roles().permissions(Set.of("user", "guest")))
                .containsExactly(Permission.VIEW_DIRECT_ROOMS);
        workspace.stop(null);
    }

    @Test
    void staleRightsAreNotServedAndTheNextReadingIs() {
        LiveWorkspace workspace =
                store.started(StandInConfiguration.SHORT.withRightsMaxAge(SHORT_AGE));
        store.failing = true;

        Eventually.holds(() -> workspace.known().isEmpty());
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(workspace::current);

        store.failing = false;
        Eventually.holds(() -> workspace.known().isPresent());
        assertThat(workspace.current().rules().customFields()).hasSize(1);
        workspace.stop(null);
    }

    @Test
    void aShortFailureIsNotNoticed() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);
        store.failing = true;
        int before = store.readings.get();

        Eventually.holds(() -> store.readings.get() > before + 2);

        assertThat(workspace.known()).isPresent();
        workspace.stop(null);
    }

    @Test
    void whoWaitsForAReadingLearnsThatThereWillBeNone() {
        LiveWorkspace workspace = new LiveWorkspace(store, store, StandInConfiguration.SHORT);
        CompletableFuture<Workspace> waiting =
                workspace.fresh().subscribeAsCompletionStage().toCompletableFuture();

        workspace.end();

        assertThat(waiting)
                .isCompletedExceptionally()
                .failsWithin(LONGEST)
                .withThrowableThat()
                .withMessageContaining("have not been read yet");
    }

    @Test
    void aRequestThatFindsThemTooOldHasThemReadAtOnceAndWaits() {
        LiveWorkspace workspace =
                store.started(
                        StandInConfiguration.SHORT
                                .withRightsMaxAge(SHORT_AGE)
                                .withRereadEvery(Duration.ofHours(1)));
        Eventually.holds(() -> workspace.known().isEmpty());
        store.settings = Map.of("Site_Url", "https://new.example");

        assertThat(workspace.fresh().await().atMost(LONGEST).settings().text("Site_Url", ""))
                .isEqualTo("https://new.example");
        workspace.stop(null);
    }

    @Test
    void whoWaitsIsAnsweredByAReadingThatWasBegunBeforeAndFailsOnlyByALaterOne() {
        NextReading next = new NextReading();
        CompletableFuture<Workspace> waits = next.reading().subscribeAsCompletionStage();
        long earlier = System.nanoTime() - Duration.ofHours(1).toNanos();

        next.failed(new StoreUnavailableException(UnavailableReason.NO_ANSWER), earlier);
        assertThat(waits).isNotDone();

        next.failed(
                new StoreUnavailableException(UnavailableReason.CREDENTIALS_REFUSED),
                System.nanoTime());
        assertThat(waits)
                .failsWithin(LONGEST)
                .withThrowableThat()
                .withCauseInstanceOf(StoreUnavailableException.class)
                .withMessageContaining("refuses the user");
    }

    @Test
    void whoWaitsWhileItCannotBeReadGetsTheReason() {
        store.failing = true;
        LiveWorkspace workspace = store.unread();
        workspace.start(null);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> workspace.fresh().await().atMost(LONGEST))
                .satisfies(
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(UnavailableReason.NO_ANSWER));
        assertThat(workspace.trouble()).contains(UnavailableReason.NO_ANSWER);
        workspace.stop(null);
    }

    @Test
    void nobodyWaitsLongerThanForACommand() {
        store.silent = true;
        LiveWorkspace workspace = store.unread();
        workspace.start(null);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> workspace.fresh().await().atMost(LONGEST))
                .satisfies(
                        failure ->
                                assertThat(failure.reason())
                                        .isEqualTo(UnavailableReason.RIGHTS_UNKNOWN));
        workspace.stop(null);
    }

    @Test
    void nobodyWaitsForADatabaseThatIsKnownToBeAway() {
        store.lost = true;

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.unread().fresh().await().atMost(LONGEST))
                .satisfies(
                        failure -> assertThat(failure.reason()).isEqualTo(UnavailableReason.LOST));
    }

    @Test
    void aReadingThatThrowsIsFollowedByTheNext() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);
        store.throwing = true;
        Eventually.holds(() -> workspace.trouble().isPresent());

        store.throwing = false;

        Eventually.holds(() -> workspace.trouble().isEmpty());
        workspace.stop(null);
    }

    @Test
    void isNotReadAnyMoreOnceStopped() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);
        workspace.stop(null);
        Eventually.pause(Duration.ofMillis(50));
        int after = store.readings.get();
        Eventually.pause(Duration.ofMillis(100));

        assertThat(store.readings.get()).isEqualTo(after);
    }
}
