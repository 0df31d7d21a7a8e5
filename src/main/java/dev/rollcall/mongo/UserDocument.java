package dev.rollcall.mongo;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** A user as the database returned it: projected, and not yet checked for types. */
@MongoEntity(collection = "users")
record UserDocument(Map<String, Object> tree) {}
