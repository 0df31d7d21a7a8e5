package dev.rollcall.demo.person;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * The users that the documentation of the endpoints requests or prints, with the printed members.
 */
public final class DemoProfiles {

    public static final String TEST_JOHN = "5fRTXMt7DMJbpPJfh";
    public static final String EXAMPLE_USER = "BsNr28znDkG8aeo7W";

    private static final Instant IN_2016 = Instant.parse("2016-12-07T15:47:46.861Z");

    private DemoProfiles() {}

    static List<Document> all() {
        return List.of(testJohn(), exampleUser(), exampleTwo(), userOne(), ciel());
    }

    public static Document testJohn() {
        Document email2fa =
                new Document("enabled", true)
                        .append("changedAt", Instant.parse("2023-07-10T16:44:58.546Z"));
        return DemoUser.of(
                        TEST_JOHN,
                        "test.john",
                        "Test John",
                        Instant.parse("2023-07-10T16:44:58.548Z"))
                .roles("user", "admin")
                .email("test.john@test.com", true)
                .service("email2fa", email2fa)
                .loginToken(session("test.john", 1, "2023-10-05T18:55:02.996Z"))
                .loginToken(session("test.john", 2, "2023-10-05T19:09:30.415Z"))
                .loginToken(session("test.john", 3, "2023-10-10T23:40:46.098Z"))
                .lastLogin(Instant.parse("2023-10-10T23:40:46.093Z"))
                .with("requirePasswordChange", false)
                .with("utcOffset", 1)
                .with("statusText", "")
                .with("avatarETag", "GFoEi6wv3uAxnzDcD")
                .with("nickname", "tesuser2")
                .document();
    }

    private static Document exampleUser() {
        return asIn2016(EXAMPLE_USER, "example.user", "example.user@example.com");
    }

    private static Document exampleTwo() {
        return asIn2016("nSYqWzZ4GsKTX4dyK", "example.two", "example@example.com");
    }

    private static Document asIn2016(String id, String username, String address) {
        Document verification =
                new Document("token", "demo-secret-verification-of-" + username)
                        .append("address", address)
                        .append("when", Instant.parse("2016-12-07T15:47:46.930Z"));
        return DemoUser.of(id, username, "Example User", IN_2016)
                .email(address, true)
                .service("email", new Document("verificationTokens", List.of(verification)))
                .loginToken(session(username, 1, "2016-12-07T15:47:47.334Z"))
                .lastLogin(Instant.parse("2016-12-08T00:22:15.167Z"))
                .with("avatarETag", "thwftThP3Band942S")
                .document();
    }

    private static Document userOne() {
        return DemoUser.of(
                        "jowYXPgJoKaoxzz4q",
                        "user.one",
                        "User One",
                        Instant.parse("2023-08-02T09:30:00.500Z"))
                .roles("livechat-manager", "livechat-agent")
                .email("remego8086@d3ff.com", false)
                .with("statusLivechat", "available")
                .document();
    }

    public static Document ciel() {
        Document customFields =
                new Document("clearance", "High")
                        .append("team", "Queen")
                        .append("costCentre", "CC-1207");
        return DemoUser.of(
                        "ebKHhqGzw3Mu4KeBw",
                        "ciel",
                        "Ciel",
                        Instant.parse("2023-08-14T12:00:00.750Z"))
                .email("example@test.com", false)
                .customFields(customFields)
                .document();
    }

    /** An inactive user for provider states; the demo workspace has inactive users of its own. */
    public static Document formerMember() {
        return DemoUser.of("DemoFormer0000001", "former.member", "Former Member", IN_2016)
                .email("former.member@example.com", true)
                .with("active", false)
                .document();
    }

    private static Document session(String username, int number, String when) {
        return DemoTokens.session("demo-session-" + username + "-" + number, Instant.parse(when));
    }
}
