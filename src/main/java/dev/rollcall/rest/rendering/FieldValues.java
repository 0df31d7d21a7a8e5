package dev.rollcall.rest.rendering;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.UserField;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes a field that an answer has under its stored name, by the type of its value. */
final class FieldValues {

    private static final SerializableString ADDRESS = new SerializedString("address");
    private static final SerializableString VERIFIED = new SerializedString("verified");
    private static final Map<UserField, SerializableString> NAMES = names();

    private FieldValues() {}

    private static Map<UserField, SerializableString> names() {
        Map<UserField, SerializableString> names = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            names.put(field, new SerializedString(field.path()));
        }
        return names;
    }

    static void write(JsonGenerator json, UserField field, Object value) throws IOException {
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
}
