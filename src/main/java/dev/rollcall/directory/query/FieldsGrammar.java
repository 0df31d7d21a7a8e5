package dev.rollcall.directory.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.visibility.FieldChoice;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code fields}: a JSON object from dotted names to 1 (add) or 0 (leave out). */
public final class FieldsGrammar {

    private FieldsGrammar() {}

    /**
     * Parses the parameter.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it has another form
     */
    public static FieldChoice choice(JsonParameter fields) {
        Map<String, Boolean> names = new HashMap<>();
        fields.object()
                .properties()
                .forEach(entry -> names.put(entry.getKey(), adds(entry.getValue(), fields)));
        return new FieldChoice(names);
    }

    private static boolean adds(JsonNode value, JsonParameter fields) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (number != 0 && number != 1) {
            throw fields.invalid();
        }
        return number == 1;
    }
}
