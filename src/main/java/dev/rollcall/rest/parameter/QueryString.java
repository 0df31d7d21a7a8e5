package dev.rollcall.rest.parameter;

import dev.rollcall.rest.error.RequestFailure;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses a query string as upstream does: {@code a=1&a=2} and {@code a[]=1} are lists, {@code
 * a[b]=1} is an object, a plus sign is a blank. Values stay text; only the shape of an object is
 * kept.
 */
public final class QueryString {

    private static final int MOST_PARAMETERS = 1_000;
    private static final int MOST_VALUES = 500;

    private QueryString() {}

    /**
     * The parameters by name, in their order.
     *
     * @throws RequestFailure.UnreadableQuery if the percent-encoding is broken or there are too
     *     many parameters
     */
    public static Map<String, Given> parse(String query) {
        String[] parts = query.isEmpty() ? new String[0] : query.split("&");
        if (parts.length > MOST_PARAMETERS) {
            throw new RequestFailure.UnreadableQuery();
        }
        Map<String, Given> parameters = new LinkedHashMap<>();
        for (String part : parts) {
            if (!part.isEmpty()) {
                add(parameters, part);
            }
        }
        return parameters;
    }

    /** A path without its percent-encoding, decoded once; empty if it cannot be. */
    public static Optional<String> decodedPath(String path) {
        return decoded(path);
    }

    private static void add(Map<String, Given> parameters, String part) {
        int equals = part.indexOf('=');
        String name = text(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : text(part.substring(equals + 1));
        int bracket = name.indexOf('[');
        boolean bracketed = bracket > 0 && name.indexOf(']', bracket) > 0;
        String key = bracketed ? name.substring(0, bracket) : name;
        Given given = bracketed ? bracketed(name.substring(bracket), value) : Given.single(value);
        Given all = parameters.merge(key, given, Given::and);
        if (all.values().size() > MOST_VALUES) {
            throw new RequestFailure.UnreadableQuery();
        }
    }

    private static Given bracketed(String brackets, String value) {
        boolean list = brackets.matches("\\[\\d{0,3}]");
        return new Given(List.of(value), list ? Given.Shape.LIST : Given.Shape.OBJECT);
    }

    private static String text(String encoded) {
        return decoded(encoded.replace('+', ' ')).orElseThrow(RequestFailure.UnreadableQuery::new);
    }

    private static Optional<String> decoded(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return Optional.of(encoded);
        }
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int at = 0; at < raw.length; at++) {
            if (raw[at] != '%') {
                bytes.put(raw[at]);
                continue;
            }
            int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[at + 2], 16);
            if (low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high * 16 + low));
            at += 2;
        }
        return utf8(bytes.flip());
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** A parameter as it was sent: its values, and its shape in the query string. */
    public record Given(List<String> values, Shape shape) {

        /** The shapes of a parameter. */
        public enum Shape {
            SINGLE,
            LIST,
            OBJECT
        }

        static Given single(String value) {
            return new Given(List.of(value), Shape.SINGLE);
        }

        Given and(Given other) {
            List<String> all = new ArrayList<>(values);
            all.addAll(other.values);
            boolean object = shape == Shape.OBJECT || other.shape == Shape.OBJECT;
            return new Given(List.copyOf(all), object ? Shape.OBJECT : Shape.LIST);
        }

        /** The text of this parameter, if it was sent once. */
        static Optional<String> text(Map<String, Given> parameters, String name) {
            return Optional.ofNullable(parameters.get(name)).flatMap(Given::singleOrListOfOne);
        }

        /** The value of a parameter that is neither a list nor an object. */
        Optional<String> single() {
            return shape == Shape.SINGLE ? Optional.of(values.get(0)) : Optional.empty();
        }

        /** The same; a list with one element counts as that element. */
        Optional<String> singleOrListOfOne() {
            return shape != Shape.OBJECT && values.size() == 1
                    ? Optional.of(values.get(0))
                    : Optional.empty();
        }
    }
}
