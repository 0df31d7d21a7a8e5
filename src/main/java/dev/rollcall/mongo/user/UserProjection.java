package dev.rollcall.mongo.user;

import dev.rollcall.kept.Kept;
import dev.rollcall.mongo.list.plan.TypeTests;
import dev.rollcall.user.Projection;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Turns a projection into the document that makes the server return exactly that. A masked secret
 * is never fetched: either the projection names a member of it that never exists, or the server
 * computes whether the secret exists. Each projection is translated once and kept.
 */
@Singleton
public final class UserProjection {

    /** The computed member that holds the names of the services. */
    static final String SERVICE_NAMES = "serviceNames";

    /** The computed member that holds whether a password exists. */
    static final String PASSWORD_EXISTS = "passwordExists";

    private static final Object INCLUDED = 1;

    /** Requests differ by few choices, but a caller can make up ever new ones. */
    private static final int MOST_KEPT = 256;

    private final Kept<Projection, Prepared> prepared =
            new Kept<>(MOST_KEPT, UserProjection::prepared);

    /**
     * A projection as the database takes it.
     *
     * @param isComputed whether the server has to compute something
     */
    public record Prepared(BsonDocument members, boolean isComputed) {}

    /** The projection as the database takes it. */
    public Prepared of(Projection projection) {
        return prepared.of(projection);
    }

    private static Prepared prepared(Projection projection) {
        return new Prepared(
                document(projection)
                        .toBsonDocument(BsonDocument.class, Bson.DEFAULT_CODEC_REGISTRY),
                isComputed(projection));
    }

    /** Whether the server has to compute a member, which needs an aggregation. */
    static boolean isComputed(Projection projection) {
        return projection.includes(UserField.SERVICE_NAMES)
                || projection.fields().get(UserField.PASSWORD) == Representation.SUMMARY;
    }

    /** The members of each user that the server has to return. */
    public static Document document(Projection projection) {
        Document members = new Document(UserField.ID.path(), INCLUDED);
        projection.fields().forEach((field, form) -> add(members, field, form, projection));
        return members;
    }

    private static void add(
            Document members, UserField field, Representation form, Projection projection) {
        switch (field) {
            case CUSTOM_FIELDS -> addCustomFields(members, form, projection);
            case PASSWORD -> addPassword(members, form);
            case EMAIL_TWO_FACTOR ->
                    include(members, "services.email2fa.enabled", "services.email2fa.changedAt");
            case TOTP -> include(members, "services.totp.enabled");
            case LOGIN_TOKENS -> include(members, "services.resume.loginTokens.when");
            case VERIFICATION_TOKENS ->
                    include(
                            members,
                            "services.email.verificationTokens.address",
                            "services.email.verificationTokens.when");
            case SERVICE_NAMES -> members.append(SERVICE_NAMES, serviceNames());
            case SERVICES -> {
                /* Comes with its members. */
            }
            case NAME_INSENSITIVE, EMAIL, OAUTH_USER, AVATAR_URL, CAN_VIEW_ALL_INFO, ROOMS -> {
                /* Made from other fields, which the projection has. */
            }
            default -> include(members, field.path());
        }
    }

    private static void include(Document members, String... paths) {
        for (String path : paths) {
            members.append(path, INCLUDED);
        }
    }

    private static void addCustomFields(
            Document members, Representation form, Projection projection) {
        String path = UserField.CUSTOM_FIELDS.path();
        if (form == Representation.PLAIN) {
            include(members, path);
        } else {
            projection.customFieldKeys().stream()
                    .sorted()
                    .forEach(key -> include(members, path + "." + key));
        }
    }

    private static void addPassword(Document members, Representation form) {
        if (form == Representation.SUMMARY) {
            members.append(PASSWORD_EXISTS, TypeTests.isText("$services.password.bcrypt"));
        } else {
            include(members, "services.password.none");
        }
    }

    /**
     * The names of the members of {@code services}; of anything but an object none, because the
     * expression fails for other types.
     */
    private static Document serviceNames() {
        Document services =
                new Document(
                        "$cond",
                        List.of(TypeTests.isObject("$services"), "$services", new Document()));
        return new Document(
                "$map",
                new Document("input", new Document("$objectToArray", services))
                        .append("as", "service")
                        .append("in", "$$service.k"));
    }
}
