package dev.rollcall.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.testkit.UserFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * The stored user that a document's example implies: what is printed, with a secret for each mask
 * that is printed.
 */
final class PrintedUser {

    /** Stands for what is stored under each mask; no answer may contain it. */
    static final String SECRET = "a secret of the database";

    private static final Set<String> DERIVED =
            Set.of("_id", "canViewAllInfo", "nameInsensitive", "rooms", "avatarUrl", "success");
    private static final Set<String> TIMES = Set.of("createdAt", "lastLogin", "when", "changedAt");

    private PrintedUser() {}

    static UserFixture stored(JsonNode printed) {
        UserFixture user = UserFixture.bare(printed.get("_id").asText());
        for (var member : printed.properties()) {
            if (!DERIVED.contains(member.getKey())) {
                user = user.with(member.getKey(), value(member.getKey(), member.getValue()));
            }
        }
        return user;
    }

    /** The rooms of the user, as subscriptions. */
    static List<Document> subscriptions(JsonNode printed) {
        List<Document> subscriptions = new ArrayList<>();
        for (JsonNode room : printed.path("rooms")) {
            Document stored = Document.parse(room.toString());
            subscriptions.add(
                    stored.append("u", new Document("_id", printed.get("_id").asText()))
                            .append("open", true));
        }
        return subscriptions;
    }

    private static Object value(String name, JsonNode printed) {
        if (TIMES.contains(name)) {
            return Date.from(Instant.parse(printed.asText()));
        }
        if (name.equals("password")) {
            return new Document("bcrypt", SECRET);
        }
        if (printed instanceof ObjectNode object) {
            Document document = new Document();
            object.properties()
                    .forEach(
                            member ->
                                    document.append(
                                            member.getKey(),
                                            value(member.getKey(), member.getValue())));
            return document;
        }
        if (printed.isArray()) {
            List<Object> values = new ArrayList<>();
            printed.forEach(element -> values.add(value(name, element)));
            return values;
        }
        if (printed.isTextual()) {
            return printed.asText().equals("...") ? SECRET : printed.asText();
        }
        return printed.isBoolean() ? (Object) printed.booleanValue() : (Object) printed.intValue();
    }
}
