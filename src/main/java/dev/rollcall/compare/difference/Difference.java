package dev.rollcall.compare.difference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing in which two answers differ.
 *
 * @param path the place, such as {@code users[].emails}, {@code status} or {@code header allow}
 * @param upstream Rocket.Chat's value; missing if it has none
 * @param rollcall Rollcall's value; missing if it has none
 */
public record Difference(String path, Kind kind, JsonNode upstream, JsonNode rollcall) {

    /** The kinds of differences. */
    public enum Kind {
        /** Rocket.Chat has it, Rollcall has not. */
        MISSING,
        /** Rollcall has it, Rocket.Chat has not. */
        ADDED,
        VALUE,
        TYPE,
        /** The same members of a list, in another order. */
        ORDER
    }
}
