package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** A permission as the database returned it: projected, with unchecked types. */
@MongoEntity(collection = "rocketchat_permissions")
public record PermissionDocument(Map<String, Object> tree) {}
