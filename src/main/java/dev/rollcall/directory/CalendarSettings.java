package dev.rollcall.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.directory.ReadProfile.OwnProfile.CalendarAddresses;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.Workspace.Settings;
import java.util.Optional;

/**
 * Chooses the calendar server for a user: none unless calendars are switched on, else the
 * workspace's own, or the one that a JSON map names for the domain of the user's verified address.
 */
final class CalendarSettings {

    /** Reads JSON as a JavaScript engine does: text after the value is an error. */
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CalendarSettings() {}

    static Optional<CalendarAddresses> of(VisibleUser user, Settings settings) {
        if (!settings.flag("Outlook_Calendar_Enabled", false)) {
            return Optional.empty();
        }
        JsonNode own = mapping(settings).path(domain(user));
        return Optional.of(
                new CalendarAddresses(
                        own.path("Exchange_Url")
                                .asText(settings.text("Outlook_Calendar_Exchange_Url", "")),
                        own.path("Outlook_Url")
                                .asText(settings.text("Outlook_Calendar_Outlook_Url", ""))));
    }

    private static String domain(VisibleUser user) {
        return user.value(UserField.EMAIL)
                .map(String.class::cast)
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .orElse("");
    }

    private static JsonNode mapping(Settings settings) {
        try {
            return JSON.readTree(settings.text("Outlook_Calendar_Url_Mapping", "{}"));
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
