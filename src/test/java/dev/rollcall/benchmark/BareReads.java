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
import dev.rollcall.testkit.TokenHash;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.buffer.impl.VertxByteBufAllocator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonType;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.reactivestreams.Publisher;

/**
 * The reads that the service makes for an administrator's users.info and users.list, by the same
 * driver over the same network library. The comparison checks that both bring the same members.
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
    private static final Bson NAMED = Filters.gte("username", "");
    private static final Bson NAMELESS =
            Filters.and(
                    Filters.eq("username", null),
                    Filters.or(
                            Filters.type("name", BsonType.STRING),
                            Filters.type("emails.address", BsonType.STRING)));

    private final MongoCollection<RawJson> users;

    private BareReads(MongoCollection<RawJson> users) {
        this.users = users;
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
        MongoCollection<RawJson> users =
                client.getDatabase(address.getDatabase())
                        .getCollection("users", RawJson.class)
                        .withCodecRegistry(
                                CodecRegistries.fromRegistries(
                                        CodecRegistries.fromCodecs(new RawJson.Reader()),
                                        MongoClientSettings.getDefaultCodecRegistry()));
        return new BareReads(users);
    }

    Publisher<RawJson> caller(String id, String token) {
        return users.find(
                        Filters.and(
                                Filters.eq("_id", id),
                                Filters.eq(
                                        "services.resume.loginTokens.hashedToken",
                                        TokenHash.of(token))))
                .projection(CALLER)
                .limit(1)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    Publisher<RawJson> user(String id) {
        return users.find(Filters.eq("_id", id))
                .projection(INFO)
                .limit(1)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
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
        return users.aggregate(
                        List.of(
                                Aggregates.match(filter),
                                Aggregates.sort(Sorts.ascending(order)),
                                Aggregates.limit(count),
                                Aggregates.project(LISTED)))
                .batchSize(BATCH)
                .maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    Publisher<Long> countNameless() {
        return users.countDocuments(NAMELESS, limited());
    }

    Publisher<Long> countNamed() {
        return users.countDocuments(NAMED, limited());
    }

    private static CountOptions limited() {
        return new CountOptions().maxTime(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    }
}
