package dev.rollcall.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HTTP header lines in their order: names match without regard to case, and a name may occur more
 * than once.
 */
public record Headers(List<Line> lines) {

    /** One header line. */
    public record Line(String name, String value) {

        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    private static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    public static Headers none() {
        return NONE;
    }

    /** These headers and one more; a header of the same name stays. */
    public Headers with(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new Headers(more);
    }

    /** The value of the first header of this name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The values of every header of this name. */
    public List<String> all(String name) {
        return lines.stream().filter(line -> line.isNamed(name)).map(Line::value).toList();
    }

    /** The lines as they are sent, each with its end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        return text.toString();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }
}
