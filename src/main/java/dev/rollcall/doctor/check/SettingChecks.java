package dev.rollcall.doctor.check;

import dev.rollcall.doctor.check.Check.Category;
import dev.rollcall.doctor.server.ExaminedDatabase;
import dev.rollcall.mongo.query.WorkspaceQueries;
import dev.rollcall.text.PlainText;
import dev.rollcall.workspace.Workspace.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings that the service follows, its own and Rocket.Chat's, with their effective values.
 */
final class SettingChecks {

    private static final int MOST = 1_000;
    private static final String LIMITER = "RC-SET-04";

    // spotless:off
    /** The settings, each with the value that counts if none is stored, or one of another type. */
    static final List<Followed> FOLLOWED = List.of(
            new Followed("RC-SET-03", "API_Default_Count", 50L),
            new Followed("RC-SET-03", "API_Upper_Count_Limit", 100L),
            new Followed("RC-SET-03", "API_Allow_Infinite_Count", true),
            new Followed("RC-SET-03", "API_Apply_permission_view-outside-room_on_users-list", false),
            new Followed(LIMITER, "API_Enable_Rate_Limiter", false),
            new Followed(LIMITER, "API_Enable_Rate_Limiter_Limit_Calls_Default", 10L),
            new Followed(LIMITER, "API_Enable_Rate_Limiter_Limit_Time_Default", 60_000L),
            new Followed("RC-SET-05", "API_Enable_CORS", false),
            new Followed("RC-SET-05", "API_CORS_Origin", "*"),
            new Followed("RC-SET-05", "Iframe_Restrict_Access", true),
            new Followed("RC-SET-05", "Iframe_X_Frame_Options", "sameorigin"),
            new Followed("RC-SET-05", "Enable_CSP", true),
            new Followed("RC-SET-06", "Site_Url", ""),
            new Followed("RC-SET-06", "ABAC_PDP_Type", ""),
            new Followed("RC-SET-06", "Outlook_Calendar_Enabled", false),
            new Followed("RC-SET-06", "Outlook_Calendar_Exchange_Url", ""),
            new Followed("RC-SET-06", "Outlook_Calendar_Outlook_Url", ""));
    // spotless:on

    /**
     * Two more settings, which are long texts in JSON. The check reports only whether they are
     * stored.
     */
    static final List<String> TEXTS =
            List.of("Accounts_CustomFields", "Outlook_Calendar_Url_Mapping");

    /**
     * A setting of Rocket.Chat.
     *
     * @param check the check that prints it
     * @param otherwise the value that counts otherwise; a stored value has to have its type
     */
    record Followed(String check, String name, Object otherwise) {

        private String effective(Settings settings) {
            Object holds =
                    otherwise instanceof Boolean flag
                            ? (Object) settings.flag(name, flag)
                            : otherwise instanceof Long number
                                    ? (Object) settings.number(name, number)
                                    : settings.text(name, String.valueOf(otherwise));
            return name
                    + "="
                    + (holds.equals("") ? "none" : PlainText.of(holds))
                    + (settings.values().containsKey(name) ? "" : " (not stored)");
        }
    }

    private SettingChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("RC-SET-01", Category.SETTINGS, List.of(), SettingChecks::own));
        checks.add(new Check("RC-SET-02", Category.SETTINGS, List.of(), SettingChecks::odd));
        FOLLOWED.stream()
                .map(Followed::check)
                .distinct()
                .forEach(
                        id ->
                                checks.add(
                                        ofWorkspace(
                                                id,
                                                examined ->
                                                        values(
                                                                id,
                                                                settings(examined),
                                                                remark(id, examined)))));
        checks.add(ofWorkspace("RC-SET-07", SettingChecks::texts));
        return checks;
    }

    private static Check ofWorkspace(String id, Function<Examined, Finding> question) {
        return new Check(id, Category.SETTINGS, List.of(DatabaseChecks.USERS), question);
    }

    /** The stored values, read with the service's own queries. */
    static Map<String, Object> read(ExaminedDatabase database) {
        Map<String, Object> values = new LinkedHashMap<>();
        List.of(
                        WorkspaceQueries.settings(Settings.NAMES),
                        WorkspaceQueries.settingsFrom(Settings.DEFAULT_PREFERENCES))
                .forEach(
                        filter ->
                                database
                                        .find(
                                                DatabaseChecks.SETTINGS,
                                                filter,
                                                WorkspaceQueries.VALUE,
                                                MOST)
                                        .stream()
                                        .filter(setting -> setting.containsKey("value"))
                                        .forEach(
                                                setting ->
                                                        values.put(
                                                                String.valueOf(setting.get("_id")),
                                                                setting.get("value"))));
        return values;
    }

    static Settings settings(Examined examined) {
        return new Settings(examined.stored());
    }

    private static Finding own(Examined examined) {
        String given =
                examined.settings().shown().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + PlainText.of(setting.getValue()))
                        .collect(Collectors.joining(", "));
        String dialect = "ROLLCALL_COMPATIBILITY";
        return Finding.ok(
                "Of Rollcall: "
                        + (examined.settings().shown().containsKey(dialect)
                                ? ""
                                : dialect
                                        + "="
                                        + examined.settings().effective(dialect)
                                        + " (not given), ")
                        + (given.isEmpty() ? "nothing is given but MONGO_URL" : given)
                        + ".");
    }

    private static Finding odd(Examined examined) {
        List<String> warnings = examined.settings().warnings();
        return warnings.isEmpty()
                ? Finding.ok("Every setting of Rollcall and option of MONGO_URL is known.")
                : Finding.warning(
                        String.join(" ", warnings), "Correct the names, or take them away.");
    }

    /** Each process counts by address, and behind a proxy it may see the proxy's alone. */
    private static String remark(String id, Examined examined) {
        return id.equals(LIMITER)
                        && settings(examined).flag("API_Enable_Rate_Limiter", false)
                        && examined.settings().effective("ROLLCALL_TRUSTED_PROXIES").isEmpty()
                ? " Behind an Ingress all callers share this limit, unless ROLLCALL_TRUSTED_PROXIES names its addresses."
                : "";
    }

    private static Finding values(String id, Settings settings, String remark) {
        return Finding.ok(
                FOLLOWED.stream()
                        .filter(followed -> followed.check().equals(id))
                        .map(followed -> followed.effective(settings))
                        .collect(Collectors.joining(", ", "Of Rocket.Chat: ", "." + remark)));
    }

    private static Finding texts(Examined examined) {
        Settings settings = settings(examined);
        return Finding.ok(
                TEXTS.stream()
                        .map(name -> name + ": " + settings.text(name, "").length() + " characters")
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "Of Rocket.Chat: "
                                                + settings.defaultPreferences().size()
                                                + " default preferences, ",
                                        ".")));
    }
}
