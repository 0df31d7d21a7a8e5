package dev.rollcall.compare.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.caller.Permission;
import dev.rollcall.command.Misuse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the callers of a comparison: JSON, a list of {@code name}, {@code userId}, {@code token}
 * and {@code permissions}; or lines of {@code name,userId,token,permission…}. No message quotes the
 * file, because it holds tokens.
 */
public final class AskersFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]{1,200}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._@-]{1,60}");

    private AskersFile() {}

    /**
     * The callers that the text names.
     *
     * @throws Misuse if it has neither form, or an impossible value for a caller
     */
    public static List<Asker> read(String text) {
        List<Asker> askers = text.stripLeading().startsWith("[") ? ofJson(text) : ofLines(text);
        if (askers.isEmpty()) {
            throw new Misuse(
                    "The file of callers names none: it wants lines of name,userId,token.");
        }
        Set<String> names = new HashSet<>();
        askers.forEach(
                asker -> {
                    if (!names.add(asker.name())) {
                        throw new Misuse("The file of callers gives one name to two callers.");
                    }
                });
        return askers;
    }

    private static List<Asker> ofLines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(",")).map(String::strip).toList())
                .map(
                        parts -> {
                            if (parts.size() < 3) {
                                throw unreadable();
                            }
                            return asker(
                                    parts.get(0),
                                    parts.get(1),
                                    parts.get(2),
                                    parts.stream().skip(3));
                        })
                .toList();
    }

    private static List<Asker> ofJson(String text) {
        try {
            return elements(JSON.readTree(text))
                    .map(
                            one ->
                                    asker(
                                            one.path("name").asText(),
                                            one.path("userId").asText(),
                                            one.path("token").asText(),
                                            elements(one.path("permissions"))
                                                    .map(JsonNode::asText)))
                    .toList();
        } catch (JsonProcessingException broken) {
            throw unreadable();
        }
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Asker asker(
            String name, String userId, String token, Stream<String> permissions) {
        if (!NAME.matcher(name).matches()
                || !HEADER_VALUE.matcher(userId).matches()
                || !HEADER_VALUE.matcher(token).matches()) {
            throw unreadable();
        }
        return new Asker(
                name,
                userId,
                token,
                permissions
                        .map(
                                id ->
                                        Permission.withId(id)
                                                .orElseThrow(
                                                        () ->
                                                                new Misuse(
                                                                        "The file of callers names a permission that Rollcall does not check.")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Misuse unreadable() {
        return new Misuse(
                "The file of callers cannot be read: it wants lines of name,userId,token,"
                        + " or a JSON list of such objects.");
    }
}
