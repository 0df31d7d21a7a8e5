package dev.rollcall.mongo.user;

import dev.rollcall.kept.Kept;
import dev.rollcall.user.Projection;
import jakarta.inject.Singleton;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Turns each projection into the database's words once. */
@Singleton
public class PreparedProjections {

    /** Requests differ by few choices, but a caller can make up ever new ones. */
    private static final int MOST = 256;

    private final Kept<Projection, Prepared> projections =
            new Kept<>(MOST, PreparedProjections::prepared);

    /**
     * A projection as the database takes it.
     *
     * @param isComputed whether the server has to compute something
     */
    public record Prepared(BsonDocument members, boolean isComputed) {}

    public Prepared of(Projection projection) {
        return projections.of(projection);
    }

    private static Prepared prepared(Projection projection) {
        return new Prepared(
                UserProjection.document(projection)
                        .toBsonDocument(BsonDocument.class, Bson.DEFAULT_CODEC_REGISTRY),
                UserProjection.isComputed(projection));
    }
}
