package dev.rollcall.doctor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * The values from which the commands for a workspace are made.
 *
 * @param user a user, whose values are looked up and never printed
 * @param indexes gives the keys of the index of users of this name, if the workspace has it
 */
public record Sample(Map<String, Object> user, Function<String, Optional<Document>> indexes) {

    /** Nobody has this value, and an index finds that out at once. */
    private static final String OF_NOBODY = "rollcall-doctor";

    /**
     * The user's value, or its first element if it is a list; without one, a value that nobody has.
     */
    String value(String member) {
        return text(user.get(member));
    }

    private static String text(Object value) {
        if (value instanceof List<?> several && !several.isEmpty()) {
            return text(several.get(0));
        }
        if (value instanceof Map<?, ?> email) {
            return text(email.get("address"));
        }
        return value instanceof String text ? text : OF_NOBODY;
    }
}
