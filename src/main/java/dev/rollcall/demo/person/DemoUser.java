package dev.rollcall.demo.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Builds one document of the collection {@code users}, beginning with the members that every user
 * has.
 */
final class DemoUser {

    private final Document document;
    private final Document services;
    private final List<Document> emails = new ArrayList<>();
    private final List<Document> loginTokens = new ArrayList<>();

    private DemoUser(String id, String username, String name, Instant createdAt) {
        this.services =
                new Document(
                        "password", new Document("bcrypt", "demo-secret-bcrypt-of-" + username));
        this.document =
                new Document("_id", id)
                        .append("createdAt", createdAt)
                        .append("services", services)
                        .append("username", username)
                        .append("emails", emails)
                        .append("type", "user")
                        .append("status", "offline")
                        .append("active", true)
                        .append("_updatedAt", createdAt)
                        .append("roles", List.of("user"))
                        .append("name", name)
                        .append("statusConnection", "offline")
                        .append("utcOffset", 0)
                        .append("settings", new Document());
    }

    static DemoUser of(String id, String username, String name, Instant createdAt) {
        return new DemoUser(id, username, name, createdAt);
    }

    DemoUser roles(String... roles) {
        return with("roles", List.of(roles));
    }

    DemoUser email(String address, boolean verified) {
        emails.add(new Document("address", address).append("verified", verified));
        return this;
    }

    DemoUser loginToken(Document loginToken) {
        loginTokens.add(loginToken);
        services.put("resume", new Document("loginTokens", loginTokens));
        return this;
    }

    DemoUser lastLogin(Instant when) {
        return with("lastLogin", when);
    }

    DemoUser service(String name, Object value) {
        services.put(name, value);
        return this;
    }

    DemoUser customFields(Document customFields) {
        return with("customFields", customFields);
    }

    DemoUser with(String member, Object value) {
        document.put(member, value);
        return this;
    }

    Document document() {
        return document;
    }
}
