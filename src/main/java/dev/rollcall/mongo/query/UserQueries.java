package dev.rollcall.mongo.query;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.user.UserKey;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The conditions on single users. Each is served by an index that Rocket.Chat itself keeps. */
public final class UserQueries {

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private UserQueries() {}

    /** The user whom the key addresses. */
    public static BsonDocument byKey(UserKey key) {
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
    public static BsonDocument byTokenHash(String id, String tokenHash) {
        return equal(ID, id).append(TOKEN_HASH, new BsonString(tokenHash));
    }

    /** The user of this id, unless deactivated. */
    public static BsonDocument activeById(String id) {
        return equal(ID, id).append("active", BsonBoolean.TRUE);
    }

    private static BsonDocument equal(String path, String value) {
        return new BsonDocument(path, new BsonString(value));
    }
}
