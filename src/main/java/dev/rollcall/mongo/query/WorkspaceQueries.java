package dev.rollcall.mongo.query;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.user.UserKey;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * The condition of every command except those of lists, with its projection and its order. Each
 * condition on a user is served by an index that Rocket.Chat itself keeps.
 */
public final class WorkspaceQueries {

    /** The holder of an access token. */
    public static final Bson HOLDER = Projections.include("userId");

    /** The roles that hold a permission. */
    public static final Bson ROLES = Projections.include("roles");

    /** The value of a setting. */
    public static final Bson VALUE = Projections.include("value");

    /** Settings by name. */
    public static final Bson BY_ID = Sorts.ascending("_id");

    /** The shown members of a subscription. */
    public static final Bson ROOM =
            Projections.include("_id", "rid", "name", "t", "roles", "unread", "federated");

    /** By type, then by name, both in binary order; then by something unique. */
    public static final Bson BY_TYPE_AND_NAME = Sorts.ascending("t", "name", "_id");

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private WorkspaceQueries() {}

    /** The user whom the key addresses. */
    public static BsonDocument userByKey(UserKey key) {
        return switch (key.kind()) {
            case USER_ID -> equal(ID, key.value());
            case USERNAME -> equal("username", key.value());
            case IMPORT_ID -> equal("importIds", key.value());
            case EMAIL -> equal("emails.address", key.value().strip());
            case FREE_SWITCH_EXTENSION -> equal("freeSwitchExtension", key.value());
        };
    }

    /** The collation that the condition needs. */
    public static Optional<Collation> collation(UserKey key) {
        return key.kind() == UserKey.Kind.EMAIL
                ? Optional.of(UserFilters.IGNORING_CASE)
                : Optional.empty();
    }

    /** The user with this id and a login token of this hash. */
    public static BsonDocument userByTokenHash(String id, String tokenHash) {
        return equal(ID, id).append(TOKEN_HASH, new BsonString(tokenHash));
    }

    /** The user of this id, unless deactivated. */
    public static BsonDocument activeUser(String id) {
        return equal(ID, id).append("active", BsonBoolean.TRUE);
    }

    private static BsonDocument equal(String path, String value) {
        return new BsonDocument(path, new BsonString(value));
    }

    /**
     * The access token if it has not expired. One without an end, which is also stored as null or
     * as 0, never does.
     */
    public static Bson accessToken(String accessToken, Instant now) {
        Bson unexpired =
                Filters.or(
                        Filters.eq("expires", null),
                        Filters.eq("expires", 0),
                        Filters.gt("expires", Date.from(now)));
        return Filters.and(Filters.eq("accessToken", accessToken), unexpired);
    }

    /** Closed, hidden and archived rooms count; rooms that banned the user do not. */
    public static Bson roomsOf(String userId) {
        return Filters.and(Filters.eq("u._id", userId), Filters.ne("status", "BANNED"));
    }

    public static Bson permissions(Set<String> ids) {
        return Filters.in(ID, ids);
    }

    public static Bson settings(Set<String> names) {
        return Filters.in(ID, names);
    }

    /** The settings whose names begin so: a range, since an index serves it on every server. */
    public static Bson settingsFrom(String prefix) {
        return Filters.and(Filters.gte(ID, prefix), Filters.lt(ID, prefix + Character.MAX_VALUE));
    }
}
