package dev.rollcall.doctor.check;

import java.util.List;
import java.util.stream.Stream;

/** Every check, each after those that it needs. */
public final class CheckTable {

    private static final List<Check> ALL =
            Stream.of(
                            ConnectionChecks.ALL,
                            RightsChecks.ALL,
                            DatabaseChecks.all(),
                            VersionChecks.ALL,
                            IndexChecks.all(),
                            SettingChecks.all(),
                            PermissionChecks.all(),
                            DataChecks.ALL,
                            PlanChecks.all())
                    .flatMap(List::stream)
                    .toList();

    private CheckTable() {}

    public static List<Check> all() {
        return ALL;
    }
}
