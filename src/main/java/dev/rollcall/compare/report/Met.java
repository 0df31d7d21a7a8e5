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

    /** Endpoint, place and kind: what is the same in many answers is one line of a report. */
    String place() {
        return endpoint + " " + path + " " + code();
    }

    /** The kind for a program. */
    String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind for a person. */
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
