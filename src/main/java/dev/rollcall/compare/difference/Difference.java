package dev.rollcall.compare.difference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing in which two answers differ.
 *
 * @param path where: {@code users[].emails}, {@code status}, {@code header allow}
 * @param upstream what Rocket.Chat has there; missing if it has nothing
 * @param rollcall what Rollcall has there; missing if it has nothing
 */
public record Difference(String path, Kind kind, JsonNode upstream, JsonNode rollcall) {

    /** In which way. */
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
