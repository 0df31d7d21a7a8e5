package dev.rollcall.user;

import java.util.List;

/** An attribute of a user for attribute-based access control, with its values. */
public record AttributeValues(String key, List<String> values) {

    public AttributeValues {
        values = List.copyOf(values);
    }
}
