package dev.rollcall.stream;

/**
 * A list that is sent while it is read. The generated API returns this type, so that it depends on
 * nothing that depends on it.
 */
public interface StreamedList {}
