package dev.rollcall.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.bson.Document;

/** JSON as tables of cases print it: as what is stored, and as what is answered. */
public final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    /** The answer that the text stands for. */
    public static JsonNode node(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    /** The value to store; <code>{"$date": "2024-01-02T03:04:05.006Z"}</code> is a time. */
    public static Object stored(String text) {
        return Document.parse("{\"value\":" + text + "}").get("value");
    }
}
