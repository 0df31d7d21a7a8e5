package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.workspace.Workspace.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Settings SETTINGS =
            new Settings(
                    Map.of(
                            "flag",
                            true,
                            "text",
                            "on",
                            "whole",
                            7,
                            "fraction",
                            -7.9d,
                            "Accounts_Default_User_Preferences_idleTimeLimit",
                            300,
                            "Accounts_Default_User_Preferences_sections",
                            List.of("Unread")));

    @Test
    void areReadWithTheirType() {
        assertThat(SETTINGS.flag("flag", false)).isTrue();
        assertThat(SETTINGS.text("text", "off")).isEqualTo("on");
        assertThat(SETTINGS.number("whole", 1)).isEqualTo(7);
        assertThat(SETTINGS.number("fraction", 1)).isEqualTo(-7);
    }

    @Test
    void countAsMissingIfTheyAreOfAnotherType() {
        assertThat(SETTINGS.flag("text", true)).isTrue();
        assertThat(SETTINGS.text("whole", "off")).isEqualTo("off");
        assertThat(SETTINGS.number("flag", 1)).isEqualTo(1);
    }

    @Test
    void haveADefaultIfTheyAreMissing() {
        assertThat(SETTINGS.flag("missing", true)).isTrue();
        assertThat(SETTINGS.flag("missing", false)).isFalse();
        assertThat(SETTINGS.text("missing", "off")).isEqualTo("off");
        assertThat(SETTINGS.number("missing", 1)).isEqualTo(1);
    }

    @Test
    void giveTheDefaultPreferencesByTheirOwnNames() {
        assertThat(SETTINGS.defaultPreferences())
                .isEqualTo(Map.of("idleTimeLimit", 300, "sections", List.of("Unread")));
    }
}
