package dev.rollcall.demo.workspace;

import dev.rollcall.demo.person.DemoPreferences;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The workspace settings that the endpoints read, without a rate limit and without an address of
 * the site.
 */
public final class DemoSettings {

    private static final Instant CREATED = Instant.parse("2023-07-10T16:00:00.000Z");
    private static final String CUSTOM_FIELDS =
            """
            {
              "clearance": {"type": "select", "required": false, "public": true, "options": ["Low", "Medium", "High"]},
              "team": {"type": "text", "required": false, "public": true},
              "twitter": {"type": "text", "required": false, "public": true},
              "costCentre": {"type": "text", "required": false, "public": false}
            }
            """;

    private DemoSettings() {}

    static List<Document> all() {
        return Stream.concat(explicit().stream(), defaultPreferences()).toList();
    }

    private static List<Document> explicit() {
        return List.of(
                setting("Accounts_CustomFields", "code", CUSTOM_FIELDS),
                setting("Accounts_LoginExpiration", "int", 90),
                setting("API_Upper_Count_Limit", "int", 100),
                setting("API_Default_Count", "int", 50),
                setting("API_Allow_Infinite_Count", "boolean", true),
                setting("API_Apply_permission_view-outside-room_on_users-list", "boolean", false),
                setting("API_Enable_CORS", "boolean", false),
                setting("API_CORS_Origin", "string", "*"),
                setting("ABAC_PDP_Type", "select", "local"),
                setting("Outlook_Calendar_Enabled", "boolean", false),
                setting("Outlook_Calendar_Exchange_Url", "string", ""),
                setting("Outlook_Calendar_Outlook_Url", "string", ""),
                setting("Outlook_Calendar_Url_Mapping", "code", "{}"),
                setting("Unread_Count", "select", "user_and_group_mentions_only"));
    }

    private static Stream<Document> defaultPreferences() {
        return DemoPreferences.defaults().entrySet().stream()
                .map(
                        preference ->
                                setting(
                                        "Accounts_Default_User_Preferences_" + preference.getKey(),
                                        typeOf(preference.getValue()),
                                        preference.getValue()));
    }

    /** A setting in its stored form. */
    public static Document setting(String id, String type, Object value) {
        return new Document("_id", id)
                .append("type", type)
                .append("value", value)
                .append("packageValue", value)
                .append("valueSource", "packageValue")
                .append("public", true)
                .append("hidden", false)
                .append("blocked", false)
                .append("secret", false)
                .append("env", false)
                .append("enterprise", false)
                .append("autocomplete", true)
                .append("sorter", 0)
                .append("i18nLabel", id)
                .append("i18nDescription", id + "_Description")
                .append("ts", CREATED)
                .append("createdAt", CREATED)
                .append("_updatedAt", CREATED);
    }

    /** The type under which a setting with this value is stored. */
    static String typeOf(Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Integer) {
            return "int";
        }
        return value instanceof List ? "multiSelect" : "string";
    }
}
