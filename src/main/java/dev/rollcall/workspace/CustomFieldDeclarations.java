package dev.rollcall.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.user.CustomField;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the setting {@code Accounts_CustomFields}, a JSON text from key to declaration. Without it,
 * or if it is not a JSON object, there are no custom fields.
 */
public final class CustomFieldDeclarations {

    /** Reads JSON as a JavaScript engine does: text after the value is an error. */
    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private CustomFieldDeclarations() {}

    static List<CustomField> parse(String setting) {
        List<CustomField> fields = new ArrayList<>();
        json(setting)
                .properties()
                .forEach(
                        field -> {
                            if (CustomField.isKey(field.getKey())) {
                                JsonNode declaredPublic = field.getValue().path("public");
                                fields.add(
                                        new CustomField(
                                                field.getKey(),
                                                declaredPublic.isBoolean()
                                                        && declaredPublic.booleanValue(),
                                                truthy(declaredPublic)));
                            }
                        });
        return fields;
    }

    /**
     * How many declarations are ignored because their key is invalid; empty if the whole setting is
     * ignored because it is not a JSON object.
     */
    public static OptionalInt unreadable(String setting) {
        JsonNode declarations = json(setting);
        boolean whole =
                !declarations.isObject() || declarations.isEmpty() && !isEmptyObject(setting);
        return whole
                ? OptionalInt.empty()
                : OptionalInt.of(
                        (int)
                                declarations.properties().stream()
                                        .filter(field -> !CustomField.isKey(field.getKey()))
                                        .count());
    }

    private static boolean isEmptyObject(String setting) {
        return setting.replaceAll("\\s", "").matches("|\\{}");
    }

    private static JsonNode json(String setting) {
        try {
            return JSON.readTree(setting.isBlank() ? "{}" : setting);
        } catch (JsonProcessingException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static boolean truthy(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.doubleValue() != 0;
            case STRING -> !value.textValue().isEmpty();
            case ARRAY, OBJECT -> true;
            case BINARY, MISSING, NULL, POJO -> false;
        };
    }
}
