package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LiveWorkspaceTest {

    private static final Duration SHORT_AGE = Duration.ofMillis(150);

    private final FakeWorkspaceStore store =
            new FakeWorkspaceStore(
                    Map.of("view-d-room", Set.of("user"), "no-such-permission", Set.of("user")),
                    Map.of("Accounts_CustomFields", "{\"team\":{\"public\":true}}"));

    @Test
    void isNotKnownBeforeTheFirstReading() {
        LiveWorkspace workspace = new LiveWorkspace(store, StandInConfiguration.SHORT);

        assertThat(workspace.isKnown()).isFalse();
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(workspace::current)
                .withMessage("Permissions and settings have not been read yet");
    }

    @Test
    void isWhatWasReadAndOnlyWhatCountsIsRead() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);

        assertThat(workspace.current().roles().permissions(Set.of("user")))
                .containsExactly(Permission.VIEW_DIRECT_ROOMS);
        assertThat(workspace.current().customFields())
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
    void heldGuestsAreHeldToAFewPermissions() {
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

        Eventually.holds(() -> !workspace.isKnown());
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(workspace::current);

        store.failing = false;
        Eventually.holds(workspace::isKnown);
        assertThat(workspace.current().customFields()).hasSize(1);
        workspace.stop(null);
    }

    @Test
    void aShortFailureIsNotNoticed() {
        LiveWorkspace workspace = store.started(StandInConfiguration.SHORT);
        store.failing = true;
        int before = store.readings.get();

        Eventually.holds(() -> store.readings.get() > before + 2);

        assertThat(workspace.isKnown()).isTrue();
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
