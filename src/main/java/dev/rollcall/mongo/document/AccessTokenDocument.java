package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** An OAuth access token as the database returned it: projected, with unchecked types. */
@MongoEntity(collection = "rocketchat_oauth_access_tokens")
public record AccessTokenDocument(Map<String, Object> tree) {}
