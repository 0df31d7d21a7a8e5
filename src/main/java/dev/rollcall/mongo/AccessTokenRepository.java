package dev.rollcall.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.quarkus.mongodb.panache.reactive.ReactivePanacheMongoRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The queries on OAuth access tokens. */
@ApplicationScoped
class AccessTokenRepository
        implements ReactivePanacheMongoRepositoryBase<AccessTokenDocument, String> {

    private final Commands commands;

    AccessTokenRepository(Commands commands) {
        this.commands = commands;
    }

    /**
     * The id of the user whose token this is, unless it has expired. A token whose end is missing,
     * null or 0 never expires.
     */
    Uni<Optional<String>> findUserId(String accessToken, Instant now) {
        Bson unexpired =
                Filters.or(
                        Filters.eq("expires", null),
                        Filters.eq("expires", 0),
                        Filters.gt("expires", Date.from(now)));
        return commands.guarded(
                mongoCollection()
                        .find(
                                Filters.and(Filters.eq("accessToken", accessToken), unexpired),
                                commands.find().projection(Projections.include("userId")).limit(1))
                        .toUni()
                        .map(
                                found ->
                                        Optional.ofNullable(found)
                                                .flatMap(
                                                        token ->
                                                                Trees.text(
                                                                        token.tree(), "userId"))));
    }
}
