package dev.rollcall.rest.rendering;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Writes one user of users.list, straight from what the policy opens. */
public final class ListedUserWriter {

    private static final int NOWHERE = -1;
    private static final List<UserField> ORDER =
            Arrays.stream(UserField.values())
                    .filter(field -> place(field) != NOWHERE)
                    .sorted(Comparator.comparingInt(ListedUserWriter::place))
                    .toList();

    private ListedUserWriter() {}

    public static void write(JsonGenerator json, VisibleUser user) throws IOException {
        json.writeStartObject();
        user.<IOException>read(ORDER, (field, value) -> FieldValues.write(json, field, value));
        json.writeEndObject();
    }

    /** The fields in the order of the contract. */
    static List<UserField> order() {
        return ORDER;
    }

    /**
     * An expression without a default, so that a new field does not compile until it has a place
     * here, or none.
     */
    private static int place(UserField field) {
        return switch (field) {
            case ID -> 0;
            case USERNAME -> 1;
            case EMAILS -> 2;
            case TYPE -> 3;
            case STATUS -> 4;
            case ACTIVE -> 5;
            case ROLES -> 6;
            case NAME -> 7;
            case AVATAR_ETAG -> 8;
            case LAST_LOGIN -> 9;
            case UTC_OFFSET -> 10;
            case NICKNAME -> 11;
            case BIO -> 12;
            case REASON -> 13;
            case STATUS_TEXT -> 14;
            case STATUS_SOURCE -> 15;
            case STATUS_EXPIRES_AT -> 16;
            case STATUS_LIVECHAT -> 17;
            case FEDERATED -> 18;
            case FREE_SWITCH_EXTENSION -> 19;
            case AVATAR_ORIGIN -> 20;
            case PHONE -> 21;
            case STATUS_CONNECTION -> 22;
            case STATUS_DEFAULT -> 23;
            case CREATED_AT -> 24;
            case REQUIRE_PASSWORD_CHANGE -> 25;
            case REQUIRE_PASSWORD_CHANGE_REASON -> 26;
            case UPDATED_AT -> 27;
            case CUSTOM_FIELDS -> 28;
            case NAME_INSENSITIVE -> 29;
            case LANGUAGE,
                    ABAC_ATTRIBUTES,
                    IMPORT_IDS,
                    ENABLE_AUTO_AWAY,
                    IDLE_TIME_LIMIT,
                    DEFAULT_ROOM,
                    OPEN_BUSINESS_HOURS,
                    BANNERS,
                    AUTHORIZED_CLIENTS,
                    PREFERENCES,
                    SERVICES,
                    PASSWORD,
                    EMAIL_TWO_FACTOR,
                    TOTP,
                    LOGIN_TOKENS,
                    VERIFICATION_TOKENS,
                    SERVICE_NAMES,
                    EMAIL,
                    OAUTH_USER,
                    AVATAR_URL,
                    CAN_VIEW_ALL_INFO,
                    ROOMS ->
                    NOWHERE;
        };
    }
}
