package dev.rollcall.directory.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.user.StorableText;
import java.util.Map;

/** A parameter whose text is JSON: {@code sort}, {@code fields} or {@code query}. */
public record JsonParameter(String name, String text) {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 64;
    private static final ObjectReader JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    /**
     * The parsed value.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it is not JSON, or has a text that the
     *     database cannot store
     */
    JsonNode json() {
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isMissingNode() || !isStorable(value)) {
                throw invalid();
            }
            return value;
        } catch (JsonProcessingException notJson) {
            throw invalid();
        }
    }

    /**
     * Checks each name and text, because JSON escapes can produce characters that no query string
     * can hold.
     */
    private static boolean isStorable(JsonNode value) {
        if (value.isTextual()) {
            return StorableText.is(value.textValue());
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!StorableText.is(member.getKey())) {
                return false;
            }
        }
        for (JsonNode part : value) {
            if (!isStorable(part)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The parsed object.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it is not a JSON object
     */
    public JsonNode object() {
        JsonNode value = json();
        if (!value.isObject()) {
            throw invalid();
        }
        return value;
    }

    DirectoryFailure.InvalidJsonParameter invalid() {
        return new DirectoryFailure.InvalidJsonParameter(name, text);
    }
}
