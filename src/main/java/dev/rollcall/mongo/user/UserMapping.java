package dev.rollcall.mongo.user;

import dev.rollcall.mongo.document.StoredDocument.TreeValues;
import dev.rollcall.mongo.document.StoredDocument.UserDocument;
import dev.rollcall.user.FieldType;
import dev.rollcall.user.FieldType.AttributeValues;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.StoredLoginToken;
import dev.rollcall.user.FieldType.StoredVerification;
import dev.rollcall.user.FieldType.TwoFactor;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a user's fields from a document. A value of another type than the field's counts as
 * missing.
 */
public final class UserMapping {

    private UserMapping() {}

    public static StoredUser user(UserDocument document) {
        StoredUser.Builder user = StoredUser.withId(TreeValues.id(document.tree()));
        document.tree().forEach((name, value) -> put(user, name, value));
        return user.build();
    }

    private static void put(StoredUser.Builder user, String name, Object value) {
        switch (name) {
            case "services" ->
                    TreeValues.map(value).ifPresent(services -> putServices(user, services));
            case "settings" ->
                    TreeValues.map(value)
                            .flatMap(settings -> TreeValues.map(settings.get("preferences")))
                            .ifPresent(preferences -> user.put(UserField.PREFERENCES, preferences));
            case "oauth" ->
                    TreeValues.map(value)
                            .map(oauth -> oauth.get("authorizedClients"))
                            .ifPresent(clients -> put(user, UserField.AUTHORIZED_CLIENTS, clients));
            case UserProjection.PASSWORD_EXISTS -> put(user, UserField.PASSWORD, value);
            case UserProjection.SERVICE_NAMES -> put(user, UserField.SERVICE_NAMES, value);
            default -> UserField.at(name).ifPresent(field -> put(user, field, value));
        }
    }

    private static void putServices(StoredUser.Builder user, Map<String, Object> services) {
        user.put(UserField.SERVICES, Map.of());
        TreeValues.map(services.get("password"))
                .ifPresent(password -> user.put(UserField.PASSWORD, true));
        TreeValues.map(services.get("email2fa"))
                .ifPresent(state -> user.put(UserField.EMAIL_TWO_FACTOR, twoFactor(state)));
        TreeValues.map(services.get("totp"))
                .ifPresent(state -> user.put(UserField.TOTP, twoFactor(state)));
        TreeValues.map(services.get("resume"))
                .ifPresent(resume -> put(user, UserField.LOGIN_TOKENS, resume.get("loginTokens")));
        TreeValues.map(services.get("email"))
                .ifPresent(
                        email ->
                                put(
                                        user,
                                        UserField.VERIFICATION_TOKENS,
                                        email.get("verificationTokens")));
    }

    private static TwoFactor twoFactor(Map<String, Object> state) {
        return new TwoFactor(
                TreeValues.flag(state, "enabled"), TreeValues.time(state, "changedAt"));
    }

    /** Puts a value of the field's type; any other one is left out. */
    private static void put(StoredUser.Builder user, UserField field, Object value) {
        switch (field.type()) {
            case TEXT, FLAG, TIME, MAP -> {
                if (field.type().javaType().isInstance(value)) {
                    user.put(field, value);
                }
            }
            case NUMBER -> {
                if (value instanceof Number number) {
                    user.put(field, decimal(number));
                }
            }
            case TEXTS, EMAILS, ABAC_ATTRIBUTES, LOGIN_TOKENS, VERIFICATION_TOKENS -> {
                if (value instanceof List<?> values) {
                    user.put(field, elements(field.type(), values));
                }
            }
            case TWO_FACTOR, ROOMS -> {
                /* Made of several values. */
            }
        }
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : new BigDecimal(number.toString());
    }

    private static List<?> elements(FieldType type, List<?> values) {
        return switch (type) {
            case EMAILS -> emails(values);
            case ABAC_ATTRIBUTES -> attributes(values);
            case LOGIN_TOKENS -> loginTokens(values);
            case VERIFICATION_TOKENS -> verifications(values);
            default -> TreeValues.texts(values);
        };
    }

    private static List<EmailAddress> emails(List<?> values) {
        List<EmailAddress> emails = new ArrayList<>(values.size());
        for (Object value : values) {
            if (value instanceof Map<?, ?> email
                    && email.get("address") instanceof String address) {
                emails.add(
                        new EmailAddress(
                                address, TreeValues.only(Boolean.class, email.get("verified"))));
            }
        }
        return emails;
    }

    private static List<AttributeValues> attributes(List<?> values) {
        return TreeValues.maps(values)
                .flatMap(
                        attribute ->
                                TreeValues.text(attribute, "key").stream()
                                        .map(
                                                key ->
                                                        new AttributeValues(
                                                                key,
                                                                TreeValues.list(
                                                                                attribute.get(
                                                                                        "values"))
                                                                        .map(TreeValues::texts)
                                                                        .orElse(List.of()))))
                .toList();
    }

    private static List<StoredLoginToken> loginTokens(List<?> values) {
        return TreeValues.maps(values)
                .map(token -> new StoredLoginToken(TreeValues.time(token, "when")))
                .toList();
    }

    private static List<StoredVerification> verifications(List<?> values) {
        return TreeValues.maps(values)
                .map(
                        token ->
                                new StoredVerification(
                                        TreeValues.text(token, "address"),
                                        TreeValues.time(token, "when")))
                .toList();
    }
}
