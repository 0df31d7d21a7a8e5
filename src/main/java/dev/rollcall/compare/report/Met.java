package dev.rollcall.compare.report;

import dev.rollcall.compare.difference.Difference;
import java.util.Locale;
import java.util.Optional;

/**
 * A difference that was counted.
 *
 * @param known the id of the deliberate difference that it is
 * @param upstream the value there, if values are to be shown
 */
public record Met(
        String endpoint,
        String path,
        Difference.Kind kind,
        Optional<String> known,
        Optional<String> upstream,
        Optional<String> rollcall) {

    /** Endpoint, path and kind. Differences with the same three are one line of a report. */
    String place() {
        return endpoint + " " + path + " " + code();
    }

    /** The kind in words for a program. */
    String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind in words for a person. */
    String words() {
        return switch (kind) {
            case MISSING -> "only Rocket.Chat has it";
            case ADDED -> "only Rollcall has it";
            case VALUE -> "the values differ";
            case TYPE -> "the types differ";
            case ORDER -> "the order differs";
        };
    }
}
