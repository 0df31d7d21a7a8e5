package dev.rollcall.demo.workspace;

import java.util.Collection;
import java.util.Map;

/** Estimates the memory of a document, in bytes. */
final class DocumentWeight {

    private static final long OF_A_MAP = 200;
    private static final long OF_A_MEMBER = 100;
    private static final long OF_A_VALUE = 50;

    private DocumentWeight() {}

    static long of(Object value) {
        if (value instanceof Map<?, ?> members) {
            return OF_A_MAP
                    + members.entrySet().stream()
                            .mapToLong(
                                    member ->
                                            OF_A_MEMBER
                                                    + member.getKey().toString().length()
                                                    + of(member.getValue()))
                            .sum();
        }
        if (value instanceof Collection<?> elements) {
            return OF_A_VALUE + elements.stream().mapToLong(DocumentWeight::of).sum();
        }
        return value instanceof String text ? OF_A_VALUE + text.length() : OF_A_VALUE;
    }
}
