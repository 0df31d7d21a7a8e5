package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** A setting as the database returned it: projected, with unchecked types. */
@MongoEntity(collection = "rocketchat_settings")
public record SettingDocument(Map<String, Object> tree) {}
