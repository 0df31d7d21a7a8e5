package dev.rollcall.mongo.query;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bson.conversions.Bson;

/** The conditions, projections and orders on everything but users. */
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

    private WorkspaceQueries() {}

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
