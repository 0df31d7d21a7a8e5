package dev.rollcall.user;

/** How much of a field's value is fetched and shown. */
public enum Representation {
    /** As stored. */
    PLAIN,
    /** The custom fields that the request names, declared or not. */
    NAMED,
    /** The custom fields that the workspace declares. */
    DECLARED,
    /** The custom fields that are declared with {@code public} exactly {@code true}. */
    DECLARED_PUBLIC,
    /** The custom fields that are declared with a {@code public} that is truthy in JavaScript. */
    DECLARED_TRUTHY_PUBLIC,
    /** The existence of a value and its harmless parts; a constant replaces each secret. */
    MASKED,
    /** Only whether a value is set. */
    SUMMARY,
    /** The constant true; nothing is read. */
    TRUE,
    /** The constant false; nothing is read. */
    FALSE
}
