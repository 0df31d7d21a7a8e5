package dev.rollcall.mongo.query;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.user.UserKey;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The conditions on single users. Each is served by an index that Rocket.Chat itself keeps. */
public final class UserQueries {

    private static final String ID = "_id";
    private static final String TOKEN_HASH = "services.resume.loginTokens.hashedToken";

    private UserQueries() {}

    /** Who is addressed by the key. */
    public static Bson byKey(UserKey key) {
        return switch (key.kind()) {
            case USER_ID -> Filters.eq(ID, key.value());
            case USERNAME -> Filters.eq("username", key.value());
            case IMPORT_ID -> Filters.eq("importIds", key.value());
            case EMAIL -> Filters.eq("emails.address", key.value().strip());
            case FREE_SWITCH_EXTENSION -> Filters.eq("freeSwitchExtension", key.value());
        };
    }

    /** The collation that the condition needs. */
    public static Optional<Collation> collation(UserKey key) {
        return key.kind() == UserKey.Kind.EMAIL
                ? Optional.of(UserFilters.IGNORING_CASE)
                : Optional.empty();
    }

    /** Whose login token has this hash, if the id fits. */
    public static Bson byTokenHash(String id, String tokenHash) {
        return Filters.and(Filters.eq(ID, id), Filters.eq(TOKEN_HASH, tokenHash));
    }

    /** The user of this id, unless deactivated. */
    public static Bson activeById(String id) {
        return Filters.and(Filters.eq(ID, id), Filters.eq("active", true));
    }
}
