package dev.rollcall.stream;

/**
 * A list that is sent while it is read. The generated API returns this type, so that it does not
 * depend on classes that depend on the API.
 */
public interface StreamedList {}
