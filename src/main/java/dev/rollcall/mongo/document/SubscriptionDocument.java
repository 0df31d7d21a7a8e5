package dev.rollcall.mongo.document;

import io.quarkus.mongodb.panache.common.MongoEntity;
import java.util.Map;

/** A subscription as the database returned it: projected, with unchecked types. */
@MongoEntity(collection = "rocketchat_subscription")
public record SubscriptionDocument(Map<String, Object> tree) {}
