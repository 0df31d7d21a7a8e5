package dev.rollcall.stub.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollcall.stub.data.UnusableData.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON text that knows its line and its path. The JSON library's own trees do not keep
 * these, but a person needs to know which line to change.
 *
 * @param value a text, a flag, a number, a list or a map of such values; empty for null
 */
public record Located(int line, String path, Optional<Object> value) {

    private static final String TOP = "$";

    /** Deeper than any document of Rocket.Chat's. */
    private static final int DEEPEST = 64;

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a text.
     *
     * @throws UnusableData if it is no JSON, or has a member twice
     */
    public static Located parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw fault(1, TOP, "is empty; it has to be a JSON object.");
            }
            Located all = read(parser, TOP, 0);
            int line = line(parser);
            if (parser.nextToken() != null) {
                throw fault(line, TOP, "is followed by more text.");
            }
            return all;
        } catch (JsonProcessingException notJson) {
            throw fault(
                    lineOf(notJson),
                    TOP,
                    "is no JSON: " + plain(notJson.getOriginalMessage()) + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text is read from memory", impossible);
        }
    }

    /** The library does not report the place of a name that is too long for it. */
    private static int lineOf(JsonProcessingException notJson) {
        return Optional.ofNullable(notJson.getLocation())
                .map(place -> Math.max(1, place.getLineNr()))
                .orElse(1);
    }

    /** The library's message, without the source that it names. */
    private static String plain(String message) {
        return message.split("\n| \\(start marker")[0];
    }

    private static Located read(JsonParser parser, String path, int depth) throws IOException {
        int line = line(parser);
        if (depth > DEEPEST) {
            throw fault(line, path, "is nested too deeply.");
        }
        JsonToken token = parser.currentToken();
        Object value =
                switch (token) {
                    case START_OBJECT -> members(parser, path, depth);
                    case START_ARRAY -> elements(parser, path, depth);
                    case VALUE_STRING -> parser.getText();
                    case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                    default -> null;
                };
        return new Located(line, path, Optional.ofNullable(value));
    }

    private static Map<String, Located> members(JsonParser parser, String path, int depth)
            throws IOException {
        Map<String, Located> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String member = path.equals(TOP) ? name : path + "." + name;
            int line = line(parser);
            parser.nextToken();
            if (members.put(name, read(parser, member, depth + 1)) != null) {
                throw fault(line, member, "is there twice.");
            }
        }
        return members;
    }

    private static List<Located> elements(JsonParser parser, String path, int depth)
            throws IOException {
        List<Located> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser, path + "[" + elements.size() + "]", depth + 1));
        }
        return elements;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static UnusableData fault(int line, String path, String sentence) {
        return new UnusableData(List.of(new Fault(line, path, sentence)));
    }

    /** A mistake at the place of this value. */
    public Fault fault(String sentence) {
        return new Fault(line, path, sentence);
    }

    /** The members, if it is an object. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Located>> object() {
        return value.filter(Map.class::isInstance).map(map -> (Map<String, Located>) map);
    }

    /** The elements, if it is a list. */
    @SuppressWarnings("unchecked")
    public Optional<List<Located>> list() {
        return value.filter(List.class::isInstance).map(list -> (List<Located>) list);
    }

    public Optional<String> text() {
        return value.filter(String.class::isInstance).map(String.class::cast);
    }

    /** The value without its places. */
    public Object plain() {
        if (object().isPresent()) {
            Map<String, Object> members = new LinkedHashMap<>();
            object().get().forEach((name, member) -> members.put(name, member.plain()));
            return members;
        }
        return list().<Object>map(elements -> elements.stream().map(Located::plain).toList())
                .orElseGet(() -> value.orElse(null));
    }
}
