package dev.rollcall.benchmark;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.rollcall.testkit.TokenHash;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonType;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.reactivestreams.Publisher;

/**
 * The reads that the service makes for an administrator's users.info, users.list and me, by the
 * same driver over the same network library. The comparison checks that both write the same bytes.
 */
final class BareReads {

    private static final long LONGEST_MILLIS = 30_000;
    private static final int BATCH = 256;
    private static final Bson CALLER =
            Projections.include("username", "roles", "emails", "importIds", "freeSwitchExtension");
    private static final Bson INFO =
            Projections.include(
                    "username",
                    "name",
                    "nickname",
                    "type",
                    "active",
                    "status",
                    "statusText",
                    "statusSource",
                    "statusExpiresAt",
                    "statusConnection",
                    "statusLivechat",
                    "utcOffset",
                    "bio",
                    "reason",
                    "avatarETag",
                    "federated",
                    "freeSwitchExtension",
                    "emails",
                    "phone",
                    "createdAt",
                    "lastLogin",
                    "requirePasswordChange",
                    "requirePasswordChangeReason",
                    "roles",
                    "importIds");
    private static final Bson LISTED =
            Projections.include(
                    "username",
                    "name",
                    "type",
                    "active",
                    "status",
                    "avatarETag",
                    "emails",
                    "lastLogin",
                    "roles");
    private static final List<String> OWN_MEMBERS =
            List.of(
                    "username",
                    "name",
                    "nickname",
                    "active",
                    "status",
                    "statusText",
                    "statusSource",
                    "statusExpiresAt",
                    "statusConnection",
                    "statusDefault",
                    "statusLivechat",
                    "utcOffset",
                    "bio",
                    "language",
                    "avatarETag",
                    "avatarOrigin",
                    "abacAttributes",
                    "emails",
                    "_updatedAt",
                    "requirePasswordChange",
                    "requirePasswordChangeReason",
                    "roles",
                    "customFields",
                    "enableAutoAway",
                    "idleTimeLimit",
                    "defaultRoom",
                    "openBusinessHours",
                    "banners",
                    "oauth.authorizedClients",
                    "settings.preferences",
                    "services.email2fa.enabled",
                    "services.email2fa.changedAt",
                    "services.totp.enabled",
                    "importIds",
                    "freeSwitchExtension");

    private static final Bson OWN = computedOwn();

    /** What is written of each, in the contract's order. */
    private static final List<String> INFO_WRITTEN =
            List.of(
                    "_id",
                    "createdAt",
                    "username",
                    "emails",
                    "type",
                    "status",
                    "active",
                    "roles",
                    "name",
                    "lastLogin",
                    "statusConnection",
                    "utcOffset",
                    "statusText",
                    "avatarETag");

    private static final List<String> LISTED_WRITTEN =
            List.of(
                    "_id",
                    "username",
                    "emails",
                    "type",
                    "status",
                    "active",
                    "roles",
                    "name",
                    "avatarETag",
                    "lastLogin");
    private static final List<String> OWN_WRITTEN =
            List.of("_id", "name", "emails", "status", "username", "active", "roles", "_updatedAt");
    private static final Bson NAMED = Filters.gte("username", "");
    private static final Bson NAMELESS =
            Filters.and(
                    Filters.eq("username", null),
                    Filters.or(
                            Filters.type("name", BsonType.STRING),
                            Filters.type("emails.address", BsonType.STRING)));

    private final MongoCollection<RawJson> callers;
    private final MongoCollection<RawJson> single;
    private final MongoCollection<RawJson> listed;
    private final MongoCollection<RawJson> own;

    private BareReads(MongoDatabase database) {
        callers = users(database, List.of());
        single = users(database, INFO_WRITTEN);
        listed = users(database, LISTED_WRITTEN);
        own = users(database, OWN_WRITTEN);
    }

    private static MongoCollection<RawJson> users(MongoDatabase database, List<String> written) {
        return database.getCollection("users", RawJson.class)
                .withCodecRegistry(
                        CodecRegistries.fromRegistries(
                                CodecRegistries.fromCodecs(new RawJson.Reader(written)),
                                MongoClientSettings.getDefaultCodecRegistry()));
    }

    static BareReads connect(String url, EventLoopGroup eventLoops) {
        ConnectionString address = new ConnectionString(url);
        MongoClient client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(address)
                                .transportSettings(
                                        TransportSettings.nettyBuilder()
                                                .allocator(VertxByteBufAllocator.POOLED_ALLOCATOR)
                                                .eventLoopGroup(eventLoops)
                                                .build())
                                .build());
        return new BareReads(client.getDatabase(address.getDatabase()));
    }

    private static Bson proved(String id, String token) {
        return Filters.and(
                Filters.eq("_id", id),
                Filters.eq("services.resume.loginTokens.hashedToken", TokenHash.of(token)));
    }

    Publisher<RawJson> caller(String id, String token) {
        return callers.find(proved(id, token))
                .projection(CALLER)
                .limit(1)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    Publisher<RawJson> user(String id) {
        return single.find(Filters.eq("_id", id))
                .projection(INFO)
                .limit(1)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The caller's own document, in the one read that also proves the token. */
    Publisher<RawJson> own(String id, String token) {
        return own.aggregate(
                        List.of(
                                Aggregates.match(proved(id, token)),
                                Aggregates.limit(1),
                                Aggregates.project(OWN)))
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Bson computedOwn() {
        Bson services =
                new Document(
                        "$cond",
                        List.of(
                                isBetween("$services", new Document(), List.of()),
                                "$services",
                                new Document()));
        return Projections.fields(
                Projections.include(OWN_MEMBERS),
                Projections.computed(
                        "passwordExists",
                        isBetween("$services.password.bcrypt", "", new Document())),
                Projections.computed(
                        "serviceNames",
                        new Document(
                                "$map",
                                new Document("input", new Document("$objectToArray", services))
                                        .append("as", "service")
                                        .append("in", "$$service.k"))));
    }

    private static Bson isBetween(String path, Object first, Object firstOfTheNextType) {
        return new Document(
                "$and",
                List.of(
                        new Document("$gte", List.of(path, first)),
                        new Document("$lt", List.of(path, firstOfTheNextType))));
    }

    /** The beginning of the users without a user name, who come first. */
    Publisher<RawJson> nameless(int count) {
        return page(NAMELESS, "_id", count);
    }

    /** The beginning of the others. */
    Publisher<RawJson> named(int count) {
        return page(NAMED, "username", count);
    }

    private Publisher<RawJson> page(Bson filter, String order, int count) {
        return listed.aggregate(
                        List.of(
                                Aggregates.match(filter),
                                Aggregates.sort(Sorts.ascending(order)),
                                Aggregates.limit(count),
                                Aggregates.project(LISTED)))
                .batchSize(BATCH)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    Publisher<Long> countNameless() {
        return listed.countDocuments(NAMELESS, limited());
    }

    Publisher<Long> countNamed() {
        return listed.countDocuments(NAMED, limited());
    }

    private static CountOptions limited() {
        return new CountOptions().maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
