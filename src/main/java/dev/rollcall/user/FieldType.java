package dev.rollcall.user;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of values of a {@link UserField}, with the Java type of each. */
public enum FieldType {
    TEXT(String.class),
    FLAG(Boolean.class),
    NUMBER(BigDecimal.class),
    TIME(Instant.class),
    /** A list of {@link String}. */
    TEXTS(List.class),
    /**
     * A free-form object: text keys; values are text, numbers, flags, times, lists, maps or null.
     */
    MAP(Map.class),
    /** A list of {@link EmailAddress}. */
    EMAILS(List.class),
    /** A list of {@link AttributeValues}. */
    ABAC_ATTRIBUTES(List.class),
    TWO_FACTOR(TwoFactor.class),
    /** A list of {@link StoredLoginToken}. */
    LOGIN_TOKENS(List.class),
    /** A list of {@link StoredVerification}. */
    VERIFICATION_TOKENS(List.class),
    /** A list of {@link Subscription}. */
    ROOMS(List.class);

    private final Class<?> javaType;

    FieldType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The Java type of a value of this type. */
    public Class<?> javaType() {
        return javaType;
    }

    /** An e-mail address of a user and whether the user has verified it. */
    public record EmailAddress(String address, Optional<Boolean> verified) {}

    /**
     * The state of one second factor: whether it is on, and since when if that is known. It holds
     * no secret.
     */
    public record TwoFactor(Optional<Boolean> enabled, Optional<Instant> changedAt) {}

    /**
     * The harmless part of a stored login token: the time it was issued. Its hash is never read.
     */
    public record StoredLoginToken(Optional<Instant> when) {}

    /**
     * The harmless part of a pending verification of an e-mail address. Its token is never read.
     */
    public record StoredVerification(Optional<String> address, Optional<Instant> when) {}

    /** A user's membership in one room, with the room roles and the stored unread counter. */
    public record Subscription(
            String id,
            Optional<String> roomId,
            Optional<String> roomName,
            Optional<String> roomType,
            Optional<List<String>> roles,
            Optional<Long> unread,
            Optional<Boolean> federated) {}

    /** An attribute of a user for attribute-based access control, with its values. */
    public record AttributeValues(String key, List<String> values) {

        public AttributeValues {
            values = List.copyOf(values);
        }
    }
}
