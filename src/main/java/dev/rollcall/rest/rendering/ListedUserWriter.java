package dev.rollcall.rest.rendering;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes one user of users.list, straight from what the policy opens. */
public final class ListedUserWriter {

    private static final int NOWHERE = -1;
    private static final List<UserField> ORDER =
            Arrays.stream(UserField.values())
                    .filter(field -> place(field) != NOWHERE)
                    .sorted(Comparator.comparingInt(ListedUserWriter::place))
                    .toList();

    private static final SerializableString ADDRESS = new SerializedString("address");
    private static final SerializableString VERIFIED = new SerializedString("verified");
    private static final Map<UserField, SerializableString> NAMES = names();

    private ListedUserWriter() {}

    private static Map<UserField, SerializableString> names() {
        Map<UserField, SerializableString> names = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            names.put(field, new SerializedString(field.path()));
        }
        return names;
    }

    public static void write(JsonGenerator json, VisibleUser user) throws IOException {
        json.writeStartObject();
        user.<IOException>read(ORDER, (field, value) -> write(json, field, value));
        json.writeEndObject();
    }

    /** Writes a field under its stored name, by the type of its value. */
    private static void write(JsonGenerator json, UserField field, Object value)
            throws IOException {
        json.writeFieldName(NAMES.get(field));
        switch (field.type()) {
            case TEXT -> json.writeString((String) value);
            case FLAG -> json.writeBoolean((Boolean) value);
            case NUMBER -> json.writeNumber((BigDecimal) value);
            case TIME -> json.writeString(WireFormat.text((Instant) value));
            case TEXTS -> writeTexts(json, (List<?>) value);
            case EMAILS -> writeEmails(json, (List<?>) value);
            case MAP -> json.writePOJO(value);
            case ABAC_ATTRIBUTES, TWO_FACTOR, LOGIN_TOKENS, VERIFICATION_TOKENS, ROOMS ->
                    throw new IllegalStateException("Not written as it is: " + field);
        }
    }

    private static void writeTexts(JsonGenerator json, List<?> texts) throws IOException {
        json.writeStartArray();
        for (Object text : texts) {
            json.writeString((String) text);
        }
        json.writeEndArray();
    }

    private static void writeEmails(JsonGenerator json, List<?> emails) throws IOException {
        json.writeStartArray();
        for (Object value : emails) {
            EmailAddress email = (EmailAddress) value;
            json.writeStartObject();
            json.writeFieldName(ADDRESS);
            json.writeString(email.address());
            if (email.verified().isPresent()) {
                json.writeFieldName(VERIFIED);
                json.writeBoolean(email.verified().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
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
