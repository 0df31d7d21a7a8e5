package dev.rollcall.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

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
     * The value that the text stands for.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it is no JSON
     */
    JsonNode json() {
        try {
            JsonNode value = JSON.readTree(text);
            if (value.isMissingNode()) {
                throw invalid();
            }
            return value;
        } catch (JsonProcessingException notJson) {
            throw invalid();
        }
    }

    /**
     * The object that the text stands for.
     *
     * @throws DirectoryFailure.InvalidJsonParameter if it is no JSON object
     */
    JsonNode object() {
        JsonNode value = json();
        if (!value.isObject()) {
            throw invalid();
        }
        return value;
    }

    DirectoryFailure.InvalidJsonParameter invalid() {
        return new DirectoryFailure.InvalidJsonParameter(this);
    }
}
