package dev.rollcall.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * A user for a test: immutable, starts as an ordinary one, and is written by {@link
 * TestWorkspace#add}.
 */
public final class UserFixture {

    private static final Instant CREATED = Instant.parse("2024-01-02T03:04:05.006Z");

    private final DottedDocument members;
    private final List<String> tokens;

    private UserFixture(DottedDocument members, List<String> tokens) {
        this.members = members;
        this.tokens = tokens;
    }

    /** An active user of this name with the role {@code user}, a verified address and no token. */
    public static UserFixture user(String username) {
        return bare("id-of-" + username)
                .createdAt(CREATED)
                .username(username)
                .name("Name of " + username)
                .email(username + "@example.com", true)
                .with("type", "user")
                .with("status", "offline")
                .with("active", true)
                .roles("user")
                .with("_updatedAt", CREATED);
    }

    /** A document with nothing but its id. */
    public static UserFixture bare(String id) {
        return new UserFixture(DottedDocument.empty().with("_id", id), List.of());
    }

    public UserFixture id(String id) {
        return with("_id", id);
    }

    public UserFixture username(String username) {
        return with("username", username);
    }

    public UserFixture name(String name) {
        return with("name", name);
    }

    public UserFixture createdAt(Instant when) {
        return with("createdAt", when);
    }

    public UserFixture roles(String... roles) {
        return with("roles", List.of(roles));
    }

    /** Replaces the addresses by this one. */
    public UserFixture email(String address, boolean verified) {
        return with(
                "emails", List.of(new Document("address", address).append("verified", verified)));
    }

    public UserFixture service(String name, Object value) {
        return with("services." + name, value);
    }

    public UserFixture customField(String name, Object value) {
        return with("customFields." + name, value);
    }

    /** Sets any member by its dotted name, over what was there. */
    public UserFixture with(String member, Object value) {
        return new UserFixture(members.with(member, value), tokens);
    }

    /** Removes a member and all below it. */
    public UserFixture without(String member) {
        return new UserFixture(members.without(member), tokens);
    }

    /** Adds a session with this token; the first token is the one that {@link Api#as} sends. */
    public UserFixture token(String token) {
        return session(token, CREATED);
    }

    /** Adds a session with this token that began at the given time. */
    public UserFixture session(String token, Instant when) {
        return loginToken(
                token, new Document("when", when).append("hashedToken", TokenHash.of(token)));
    }

    /** Adds a stored token of any shape that this raw token opens. */
    public UserFixture loginToken(String token, Document stored) {
        List<String> more = new ArrayList<>(tokens);
        more.add(token);
        List<Object> all = new ArrayList<>(storedTokens());
        all.add(stored);
        return new UserFixture(members.with("services.resume.loginTokens", all), List.copyOf(more));
    }

    /** Adds a session with a token of this user's own. */
    public UserFixture loggedIn() {
        return token("token-of-" + id());
    }

    public String id() {
        return text("_id").orElseThrow();
    }

    public Optional<String> username() {
        return text("username");
    }

    /** The raw token that opens this user's first session. */
    public String token() {
        if (tokens.isEmpty()) {
            throw new IllegalStateException("Give the user " + id() + " a token: loggedIn()");
        }
        return tokens.get(0);
    }

    /** The two headers by which this user calls the API. */
    public Headers credentials() {
        return Headers.none().with("X-User-Id", id()).with("X-Auth-Token", token());
    }

    /** The stored form. */
    public Document document() {
        return members.document();
    }

    private Optional<String> text(String member) {
        return members.get(member).map(String.class::cast);
    }

    private List<?> storedTokens() {
        return members.get("services.resume.loginTokens").map(List.class::cast).orElse(List.of());
    }
}
