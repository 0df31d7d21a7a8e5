package dev.rollcall.user;

import java.util.List;

/** An attribute of attribute-based access control that a user carries, with its values. */
public record AttributeValues(String key, List<String> values) {

    public AttributeValues {
        values = List.copyOf(values);
    }
}
