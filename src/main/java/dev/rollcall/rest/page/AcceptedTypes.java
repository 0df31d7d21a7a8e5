package dev.rollcall.rest.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media types that a request accepts, as RFC 9110 reads the header {@code Accept}. Of all
 * ranges that include a type, the most exact one decides; a weight of 0 refuses. Of the parameters
 * only the version counts; a range without one includes every version.
 */
final class AcceptedTypes {

    /** Old clients leave the first digit out, against the rule. */
    private static final Pattern WEIGHT = Pattern.compile("[01](\\.\\d*)?|\\.\\d+");

    private static final AcceptedTypes ALL = new AcceptedTypes(List.of("*/*"));

    private final List<Range> ranges;

    private AcceptedTypes(List<String> ranges) {
        this.ranges = ranges.stream().map(Range::of).toList();
    }

    /** A request without the header accepts every type. */
    static AcceptedTypes of(List<String> headers) {
        List<String> ranges =
                headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(String::strip)
                        .filter(range -> !range.isEmpty())
                        .toList();
        return ranges.isEmpty() ? ALL : new AcceptedTypes(ranges);
    }

    /** Whether the client reads this type. */
    boolean include(String type, String version) {
        return most(type, version) > 0;
    }

    /** Whether the client reads this type and says so, by more than that it reads any. */
    boolean name(String type, String version) {
        return most(type, version) > Range.ANY;
    }

    /** How exact the ranges are that decide on this type; 0 if they do not include it. */
    private int most(String type, String version) {
        int most =
                ranges.stream().mapToInt(range -> range.exactness(type, version)).max().orElse(0);
        return ranges.stream()
                        .filter(range -> range.exactness(type, version) == most)
                        .anyMatch(range -> range.weight() > 0)
                ? most
                : 0;
    }

    private record Range(String type, Optional<String> version, double weight) {

        static final int ANY = 1;

        /** A range whose weight cannot be read includes nothing. */
        static Range of(String text) {
            String[] parts = text.split(";", -1);
            Optional<String> given = parameter(parts, "q");
            return new Range(
                    parts[0].strip().toLowerCase(Locale.ROOT),
                    parameter(parts, "version"),
                    given.map(WEIGHT::matcher).map(Range::read).orElse(1.0));
        }

        private static double read(Matcher weight) {
            return weight.matches() ? Math.min(1, Double.parseDouble(weight.group())) : 0;
        }

        private static Optional<String> parameter(String[] parts, String name) {
            return Arrays.stream(parts)
                    .skip(1)
                    .map(part -> part.split("=", 2))
                    .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
                    .map(pair -> pair[1].strip().replace("\"", ""))
                    .findFirst();
        }

        /** How exactly the range names the type; 0 if it does not include it. */
        int exactness(String wanted, String ofVersion) {
            if (version.filter(other -> !other.equals(ofVersion)).isPresent()) {
                return 0;
            }
            if (type.equals(wanted)) {
                return version.isPresent() ? 4 : 3;
            }
            if (type.equals(wanted.substring(0, wanted.indexOf('/')) + "/*")) {
                return 2;
            }
            return type.equals("*/*") ? ANY : 0;
        }
    }
}
