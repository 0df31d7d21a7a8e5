package dev.rollcall.doctor.check;

import java.util.List;
import java.util.stream.Stream;

/** The names of the settings that the table of checks has. */
public final class SettingNames {

    private SettingNames() {}

    public static List<String> printed() {
        return Stream.concat(
                        SettingChecks.FOLLOWED.stream().map(SettingChecks.Followed::name),
                        SettingChecks.TEXTS.stream())
                .toList();
    }
}
