package dev.rollcall.user;

/**
 * A custom field that the workspace declares.
 *
 * @param declaredPublic whether its {@code public} is exactly {@code true}
 * @param truthyPublic whether its {@code public} is a value that JavaScript takes for true
 */
public record CustomField(String key, boolean declaredPublic, boolean truthyPublic) {}
