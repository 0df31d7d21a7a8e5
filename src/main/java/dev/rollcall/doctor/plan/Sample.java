package dev.rollcall.doctor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/**
 * What the commands of a workspace are made with.
 *
 * @param user some user; what it has is looked up, and never printed
 * @param indexes gives the keys of the index of users of this name, if the workspace has it
 */
public record Sample(Map<String, Object> user, Function<String, Optional<Document>> indexes) {

    /** Nobody has this value, and an index finds that out at once. */
    private static final String OF_NOBODY = "rollcall-doctor";

    /** A value of the user's, or of its first element; of nobody's if there is none. */
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
