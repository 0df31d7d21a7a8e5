package dev.rollcall.testkit;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import dev.rollcall.demo.workspace.RocketChatIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/** The workspace under test: emptied by {@link #reset}, then filled with what a test needs. */
public final class TestWorkspace {

    private final MongoDatabase database;
    private final LiveConfiguration configuration;

    private TestWorkspace(MongoDatabase database, Noticing noticing) {
        this.database = database;
        this.configuration = new LiveConfiguration(database, noticing);
        RocketChatIndexes.create(database);
        reset();
    }

    /** The workspace in a database whose traffic nobody sees. */
    static TestWorkspace unseen(MongoDatabase database) {
        return new TestWorkspace(database, new NoticedInTime());
    }

    /** The workspace in this database. */
    static TestWorkspace in(TestDatabase database) {
        return new TestWorkspace(database.database(), database.noticing());
    }

    /** Back to a new workspace: no users, default permissions, no settings. */
    public TestWorkspace reset() {
        users().deleteMany(Filters.empty());
        subscriptions().deleteMany(Filters.empty());
        accessTokens().deleteMany(Filters.empty());
        configuration.reset();
        return this;
    }

    /** Back to a new workspace after something else has filled its database. */
    public TestWorkspace takeBack() {
        configuration.takeBack();
        return reset();
    }

    /** Writes users and returns the first, for the common case of one. */
    public UserFixture add(UserFixture user, UserFixture... more) {
        List<Document> documents = new ArrayList<>(List.of(user.document()));
        Arrays.stream(more).map(UserFixture::document).forEach(documents::add);
        users().insertMany(documents);
        return user;
    }

    /** Writes many users at once. */
    public TestWorkspace addAll(List<UserFixture> users) {
        users().insertMany(users.stream().map(UserFixture::document).toList());
        return this;
    }

    /** Puts a user into rooms. */
    public TestWorkspace join(UserFixture user, RoomFixture... rooms) {
        subscriptions().insertMany(Arrays.stream(rooms).map(room -> room.document(user)).toList());
        return this;
    }

    /** Stores an OAuth access token for a user. */
    public TestWorkspace bearerToken(UserFixture user, String token, Instant expires) {
        accessTokens()
                .insertOne(
                        new Document("_id", "oauth-" + token)
                                .append("accessToken", token)
                                .append("userId", user.id())
                                .append("expires", expires));
        return this;
    }

    /** Sets a workspace setting. The services notice it soon: see {@link #settled}. */
    public TestWorkspace setting(String id, Object value) {
        configuration.setting(id, value);
        return this;
    }

    /** Stores the document of a setting in any shape. */
    public TestWorkspace setting(Document stored) {
        configuration.setting(stored);
        return this;
    }

    public TestWorkspace removeSetting(String id) {
        configuration.removeSetting(id);
        return this;
    }

    /**
     * Grants a permission to exactly these roles. The services notice it soon: see {@link
     * #settled}.
     */
    public TestWorkspace grant(String permission, String... roles) {
        configuration.grant(permission, List.of(roles));
        return this;
    }

    /** Stores the document of a permission in any shape. */
    public TestWorkspace permission(Document stored) {
        configuration.permission(stored);
        return this;
    }

    /** Removes the document of a permission. */
    public TestWorkspace removePermission(String permission) {
        configuration.removePermission(permission);
        return this;
    }

    /**
     * Waits until every change of settings and permissions has been noticed; no change, no wait.
     */
    public TestWorkspace settled() {
        configuration.awaitNoticed();
        return this;
    }

    /** Writes a user again, in whole. */
    public TestWorkspace replace(UserFixture user) {
        users().replaceOne(
                        Filters.eq("_id", user.id()),
                        user.document(),
                        new ReplaceOptions().upsert(true));
        return this;
    }

    public MongoCollection<Document> users() {
        return database.getCollection("users");
    }

    public MongoCollection<Document> subscriptions() {
        return database.getCollection("rocketchat_subscription");
    }

    public MongoCollection<Document> accessTokens() {
        return database.getCollection("rocketchat_oauth_access_tokens");
    }
}
