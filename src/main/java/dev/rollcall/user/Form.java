package dev.rollcall.user;

/** How much of a field is fetched and shown. */
public enum Form {
    /** As stored. */
    PLAIN,
    /** Of the custom fields, those that the request names, declared or not. */
    NAMED,
    /** Of the custom fields, those that the workspace declares. */
    DECLARED,
    /** Of the custom fields, those declared with {@code public} exactly {@code true}. */
    DECLARED_PUBLIC,
    /**
     * Of the custom fields, those declared with a {@code public} that JavaScript takes for true.
     */
    DECLARED_TRUTHY_PUBLIC,
    /**
     * That there is a value, and its harmless parts; a constant stands in the place of each secret.
     */
    MASKED,
    /** Only whether it is set up. */
    SUMMARY,
    /** The constant true; nothing is read. */
    TRUE,
    /** The constant false; nothing is read. */
    FALSE
}
