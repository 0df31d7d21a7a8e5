package dev.rollcall.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.workspace.Workspace.Settings;
import java.math.BigDecimal;
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

    /** The lowest digits of the first one are zero in binary, so a limit of it was no limit. */
    @Test
    void areAtMostTheLargestNumber() {
        Settings large =
                new Settings(
                        Map.of(
                                "large", new BigDecimal("1E300"),
                                "small", new BigDecimal("-1E300"),
                                "exact", Long.MAX_VALUE - 1));
        assertThat(large.number("large", 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(large.number("small", 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(large.number("exact", 1)).isEqualTo(Long.MAX_VALUE - 1);
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
