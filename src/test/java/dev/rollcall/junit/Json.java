package dev.rollcall.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads and writes the JSON of the control API as maps, lists, texts, numbers and flags, since this
 * jar brings no library. It trusts the stub to write JSON.
 */
final class Json {

    private static final String PLAIN_ESCAPES = "\"\\/";
    private static final String ESCAPES = "bfnrt";
    private static final String ESCAPED = "\b\f\n\r\t";
    private static final int DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new Json(text).value();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    static String write(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> write(member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    private static String quoted(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : string.toCharArray()) {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    private Object value() {
        return switch (next()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            default -> literal();
        };
    }

    /** The next character that is no blank. */
    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean ends(char end) {
        char next = next();
        if (next == ',' || next == end) {
            at++;
        }
        return next == end;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            next();
            String name = string();
            next();
            at++;
            members.put(name, value());
        }
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (!ends(']')) {
            elements.add(value());
        }
        return elements;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char each = text.charAt(at++);
            string.append(each == '\\' ? escaped(text.charAt(at++)) : each);
        }
        at++;
        return string.toString();
    }

    private char escaped(char kind) {
        if (PLAIN_ESCAPES.indexOf(kind) >= 0) {
            return kind;
        }
        if (ESCAPES.indexOf(kind) >= 0) {
            return ESCAPED.charAt(ESCAPES.indexOf(kind));
        }
        at += DIGITS;
        return (char) Integer.parseInt(text.substring(at - DIGITS, at), HEXADECIMAL);
    }

    private Object literal() {
        int begin = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String literal = text.substring(begin, at);
        return switch (literal) {
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(literal);
            default -> Double.valueOf(literal);
        };
    }
}
