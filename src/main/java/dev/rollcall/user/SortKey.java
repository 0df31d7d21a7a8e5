package dev.rollcall.user;

/** One criterion of an order. */
public record SortKey(FieldPath path, boolean ascending) {}
