package dev.rollcall.demo.person;

import java.time.Instant;
import java.util.List;
import org.bson.Document;

/** The stored users behind {@link DemoCaller}. */
public final class DemoCallers {

    private static final Instant CREATED = Instant.parse("2023-07-10T16:40:00.120Z");
    public static final Instant LOGGED_IN = Instant.parse("2023-10-10T08:15:30.250Z");

    private DemoCallers() {}

    static List<Document> all() {
        return List.of(roxie(), example(), john(), botkit());
    }

    public static Document roxie() {
        return caller(DemoCaller.ROXIE, "Roxie Administrator")
                .roles("user", "admin")
                .email("roxie@example.com", true)
                .with("status", "online")
                .with("statusConnection", "online")
                .with("statusText", "Keeping the roll")
                .with("requirePasswordChange", false)
                .with("avatarETag", "Rx7eQ2mTzL4nVb9Ks")
                .document();
    }

    private static Document example() {
        return caller(DemoCaller.EXAMPLE, "Example User")
                .roles("user", "admin")
                .email("example.caller@example.com", true)
                .with("settings", new Document("preferences", DemoPreferences.ofExample()))
                .customFields(new Document("twitter", "@userstwi"))
                .document();
    }

    public static Document john() {
        return withProfileOfJohn(caller(DemoCaller.JOHN, "John M"));
    }

    /** The same user without a login token. */
    public static Document johnLoggedOut() {
        return withProfileOfJohn(user(DemoCaller.JOHN, "John M"));
    }

    private static Document withProfileOfJohn(DemoUser john) {
        return john.email("john@m.com", true)
                .with("utcOffset", 2)
                .customFields(new Document("team", "Rook").append("costCentre", "CC-0042"))
                .document();
    }

    public static Document botkit() {
        return caller(DemoCaller.BOTKIT, "Botkit User")
                .roles("bot")
                .email("botkit@user.cm", false)
                .with("type", "bot")
                .document();
    }

    private static DemoUser caller(DemoCaller caller, String name) {
        return user(caller, name).loginToken(DemoTokens.session(caller.token(), LOGGED_IN));
    }

    private static DemoUser user(DemoCaller caller, String name) {
        return DemoUser.of(caller.id(), caller.username(), name, CREATED).lastLogin(LOGGED_IN);
    }
}
