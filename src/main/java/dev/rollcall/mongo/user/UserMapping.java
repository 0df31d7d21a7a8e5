package dev.rollcall.mongo.user;

import dev.rollcall.caller.Caller;
import dev.rollcall.mongo.document.TreeValues;
import dev.rollcall.mongo.document.UserDocument;
import dev.rollcall.user.FieldType;
import dev.rollcall.user.FieldType.AttributeValues;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.StoredLoginToken;
import dev.rollcall.user.FieldType.StoredVerification;
import dev.rollcall.user.FieldType.TwoFactor;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Builds the caller from the identity fields that {@link MongoCallerStore} requests. */
    static Caller caller(StoredUser user) {
        return new Caller(
                user.id(),
                user.text(UserField.USERNAME),
                Set.copyOf(user.texts(UserField.ROLES)),
                user.emails().stream().map(EmailAddress::address).toList(),
                Set.copyOf(user.texts(UserField.IMPORT_IDS)),
                user.text(UserField.FREE_SWITCH_EXTENSION));
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
                            .flatMap(clients -> typed(FieldType.TEXTS, clients))
                            .ifPresent(clients -> user.put(UserField.AUTHORIZED_CLIENTS, clients));
            case UserProjection.PASSWORD_EXISTS ->
                    typed(FieldType.FLAG, value)
                            .ifPresent(exists -> user.put(UserField.PASSWORD, exists));
            case UserProjection.SERVICE_NAMES ->
                    typed(FieldType.TEXTS, value)
                            .ifPresent(names -> user.put(UserField.SERVICE_NAMES, names));
            default ->
                    UserField.at(name)
                            .ifPresent(
                                    field ->
                                            typed(field.type(), value)
                                                    .ifPresent(typed -> user.put(field, typed)));
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
                .flatMap(resume -> typed(FieldType.LOGIN_TOKENS, resume.get("loginTokens")))
                .ifPresent(tokens -> user.put(UserField.LOGIN_TOKENS, tokens));
        TreeValues.map(services.get("email"))
                .flatMap(
                        email ->
                                typed(
                                        FieldType.VERIFICATION_TOKENS,
                                        email.get("verificationTokens")))
                .ifPresent(tokens -> user.put(UserField.VERIFICATION_TOKENS, tokens));
    }

    private static TwoFactor twoFactor(Map<String, Object> state) {
        return new TwoFactor(
                TreeValues.flag(state, "enabled"), TreeValues.time(state, "changedAt"));
    }

    private static Optional<Object> typed(FieldType type, Object value) {
        return switch (type) {
            case TEXT -> TreeValues.only(String.class, value).map(Object.class::cast);
            case FLAG -> TreeValues.only(Boolean.class, value).map(Object.class::cast);
            case TIME -> TreeValues.only(Instant.class, value).map(Object.class::cast);
            case NUMBER ->
                    TreeValues.only(Number.class, value)
                            .map(number -> new BigDecimal(number.toString()));
            case TEXTS -> TreeValues.list(value).map(TreeValues::texts);
            case MAP -> TreeValues.map(value).map(Object.class::cast);
            case EMAILS -> TreeValues.list(value).map(UserMapping::emails);
            case ABAC_ATTRIBUTES -> TreeValues.list(value).map(UserMapping::attributes);
            case LOGIN_TOKENS -> TreeValues.list(value).map(UserMapping::loginTokens);
            case VERIFICATION_TOKENS -> TreeValues.list(value).map(UserMapping::verifications);
            case TWO_FACTOR, ROOMS -> Optional.empty();
        };
    }

    private static List<EmailAddress> emails(List<?> values) {
        return TreeValues.maps(values)
                .flatMap(
                        email ->
                                TreeValues.text(email, "address").stream()
                                        .map(
                                                address ->
                                                        new EmailAddress(
                                                                address,
                                                                TreeValues.flag(
                                                                        email, "verified"))))
                .toList();
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
