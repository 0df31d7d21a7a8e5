package dev.rollcall.doctor.check;

import dev.rollcall.caller.Permission;
import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.text.FewNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Who holds each permission that the service follows. */
final class PermissionChecks {

    private PermissionChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            checks.add(
                    new Check(
                            String.format(Locale.ROOT, "RC-PER-%02d", permission.ordinal() + 1),
                            Category.SETTINGS,
                            List.of(DatabaseChecks.USERS),
                            examined -> held(examined.database(), permission)));
        }
        return checks;
    }

    private static Finding held(ExaminedDatabase database, Permission permission) {
        Optional<List<String>> roles =
                database
                        .find(
                                DatabaseChecks.PERMISSIONS,
                                WorkspaceQueries.permissions(Set.of(permission.id())),
                                WorkspaceQueries.ROLES,
                                1)
                        .stream()
                        .map(PermissionChecks::roles)
                        .findFirst();
        return roles.map(
                        holders ->
                                Finding.ok(
                                        "The permission "
                                                + permission.id()
                                                + (holders.isEmpty()
                                                        ? " is held by no role."
                                                        : " is held by "
                                                                + FewNames.of(
                                                                                holders,
                                                                                Finding.MOST_NAMED)
                                                                        .words()
                                                                + ".")))
                .orElseGet(
                        () ->
                                Finding.ok(
                                        "The permission "
                                                + permission.id()
                                                + " is not stored, so nobody holds it."));
    }

    /** The roles that a stored permission names. */
    static List<String> roles(Document permission) {
        return permission.get("roles") instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .sorted()
                        .toList()
                : List.of();
    }
}
