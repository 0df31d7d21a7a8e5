package dev.rollcall.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/**
 * One of many users, shaped as Rocket.Chat stores them: most with a session and preferences, some
 * inactive, with custom fields or without a user name. The numbers alone decide everything, so two
 * loads are the same.
 *
 * @param namelessEvery one in so many has no user name yet; nobody if it is 0
 */
record CrowdMember(int number, int namelessEvery) {

    private static final Instant FIRST_CREATED = Instant.parse("2020-01-01T00:00:00.000Z");
    private static final List<String> STATUSES = List.of("online", "away", "busy", "offline");
    private static final List<String> TEAMS = List.of("Knight", "Bishop", "Rook");

    /** An odd number, so that neighbours by name were not created one after another. */
    private static final int SPREAD = 7_919;

    private static final int PLACES = 10_000_000;

    /** One in so many has no user name yet, unless it matters how many there are. */
    static final int FEW_NAMELESS = 5_000;

    /** As many as a workspace may have whose users choose their names themselves. */
    static final int MANY_NAMELESS = 100;

    static final int NONE_NAMELESS = 0;

    CrowdMember(int number) {
        this(number, FEW_NAMELESS);
    }

    String id() {
        return String.format(Locale.ROOT, "CrowdMember%07d", number);
    }

    String username() {
        return String.format(Locale.ROOT, "member.%07d", place());
    }

    String emailAddress() {
        return username() + "@example.com";
    }

    private int place() {
        return (int) ((long) number * SPREAD % PLACES);
    }

    Document document() {
        Instant created = FIRST_CREATED.plus(Duration.ofSeconds(number * 97L));
        boolean active = number % 10 != 0;
        String status = active ? pick(STATUSES) : "offline";
        Document user =
                new Document("_id", id())
                        .append("createdAt", created)
                        .append("services", services(created))
                        .append("emails", List.of(email()))
                        .append("type", "user")
                        .append("status", status)
                        .append("active", active)
                        .append("_updatedAt", created)
                        .append("roles", List.of(number % 25 == 0 ? "guest" : "user"))
                        .append("name", String.format(Locale.ROOT, "Member %07d", place()))
                        .append("statusConnection", status)
                        .append("statusText", "")
                        .append("utcOffset", number % 25 - 12)
                        .append("avatarETag", "etag" + id())
                        .append("settings", settings());
        if (namelessEvery == 0 || number % namelessEvery != 1) {
            user.append("username", username());
        }
        if (active) {
            user.append("lastLogin", created.plus(Duration.ofDays(place() % 900)));
        }
        if (number % 4 == 0) {
            user.append("customFields", customFields());
        }
        return user;
    }

    private Document services(Instant created) {
        Document password =
                new Document("bcrypt", "$2b$10$" + "abcdefghijklmnopqrstuv" + id() + id());
        Document session =
                new Document("when", created)
                        .append("hashedToken", "hash-of-a-token-that-nobody-has-" + id());
        return new Document("password", password)
                .append("email2fa", new Document("enabled", true).append("changedAt", created))
                .append("resume", new Document("loginTokens", List.of(session)));
    }

    private Document email() {
        return new Document("address", emailAddress()).append("verified", number % 2 == 0);
    }

    private static Document settings() {
        return new Document(
                "preferences",
                new Document("language", "en")
                        .append("desktopNotifications", "all")
                        .append("sidebarViewMode", "medium"));
    }

    private Document customFields() {
        return new Document("team", pick(TEAMS))
                .append("costCentre", String.format(Locale.ROOT, "CC-%04d", number % 1_000));
    }

    private String pick(List<String> choices) {
        return choices.get(number % choices.size());
    }
}
