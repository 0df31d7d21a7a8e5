package dev.rollcall.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Members of a document by dotted name ({@code services.password.bcrypt}), later ones over earlier
 * ones.
 */
final class DottedDocument {

    private final Map<String, Object> members;

    private DottedDocument(Map<String, Object> members) {
        this.members = members;
    }

    static DottedDocument empty() {
        return new DottedDocument(Map.of());
    }

    /** This document with a member set; parents that are missing are made. */
    DottedDocument with(String name, Object value) {
        Map<String, Object> more = allBut(name);
        more.put(name, value);
        return new DottedDocument(more);
    }

    /** This document without a member and all that was set below it. */
    DottedDocument without(String name) {
        return new DottedDocument(allBut(name));
    }

    /** The value set under exactly this name. */
    Optional<Object> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Document document() {
        Document document = new Document();
        members.forEach((name, value) -> put(document, name, value));
        return document;
    }

    private Map<String, Object> allBut(String name) {
        Map<String, Object> rest = new LinkedHashMap<>(members);
        rest.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + "."));
        return rest;
    }

    private static void put(Document document, String name, Object value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            document.put(name, value);
            return;
        }
        String parent = name.substring(0, dot);
        Document child =
                document.get(parent) instanceof Document given
                        ? new Document(given)
                        : new Document();
        put(child, name.substring(dot + 1), value);
        document.put(parent, child);
    }
}
