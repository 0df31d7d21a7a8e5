package dev.rollcall.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** An OAuth access token as the database returned it: projected, with unchecked types. */
@MongoEntity(collection = "rocketchat_oauth_access_tokens")
record AccessTokenDocument(Map<String, Object> tree) {}
