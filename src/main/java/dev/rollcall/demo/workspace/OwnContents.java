package dev.rollcall.demo.workspace;

import dev.rollcall.demo.person.DemoCallers;
import dev.rollcall.demo.person.DemoTokens;
import java.util.List;
import org.bson.Document;

/**
 * A consumer's own documents, in Rocket.Chat's shapes, which are put over provider states. Each
 * replaces one with the same id.
 *
 * @param subscriptions the members of rooms; a user who is named here is in no room of the states
 */
public record OwnContents(
        List<Document> users,
        List<Document> subscriptions,
        List<Document> permissions,
        List<Document> settings) {

    public static final OwnContents NONE =
            new OwnContents(List.of(), List.of(), List.of(), List.of());

    public OwnContents {
        users = List.copyOf(users);
        subscriptions = List.copyOf(subscriptions);
        permissions = List.copyOf(permissions);
        settings = List.copyOf(settings);
    }

    /** A setting in its stored form. */
    public static Document setting(String id, Object value) {
        return DemoSettings.setting(id, DemoSettings.typeOf(value), value);
    }

    /** A permission, stored as granted to these roles and no other. */
    public static Document permission(String id, List<String> roles) {
        return DemoPermissions.granted(id, roles.toArray(String[]::new));
    }

    /** A login token in its stored form, of a session that began when the demo's did. */
    public static Document loginToken(String token) {
        return DemoTokens.session(token, DemoCallers.LOGGED_IN);
    }
}
