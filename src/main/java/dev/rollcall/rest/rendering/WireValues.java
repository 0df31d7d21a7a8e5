package dev.rollcall.rest.rendering;

import dev.rollcall.api.model.AbacAttribute;
import dev.rollcall.api.model.Email;
import dev.rollcall.api.model.Email2fa;
import dev.rollcall.api.model.Email2faSummary;
import dev.rollcall.api.model.EmailVerification;
import dev.rollcall.api.model.LoginToken;
import dev.rollcall.api.model.PasswordSummary;
import dev.rollcall.api.model.Resume;
import dev.rollcall.api.model.Room;
import dev.rollcall.api.model.Services;
import dev.rollcall.api.model.ServicesSummary;
import dev.rollcall.api.model.Totp;
import dev.rollcall.api.model.VerificationToken;
import dev.rollcall.user.FieldType.AttributeValues;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.FieldType.StoredLoginToken;
import dev.rollcall.user.FieldType.StoredVerification;
import dev.rollcall.user.FieldType.Subscription;
import dev.rollcall.user.FieldType.TwoFactor;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns values of visible fields into the contract's wire models. A constant replaces each secret.
 */
final class WireValues {

    private static final String MASK = "...";

    private WireValues() {}

    /**
     * Unchecked because the field's type, checked when the value was stored, fixes the elements.
     */
    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    static List<String> texts(Object value) {
        return list(value);
    }

    /** Unchecked for the same reason. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Email> emails(Object value) {
        return WireValues.<EmailAddress>list(value).stream()
                .map(
                        email ->
                                new Email()
                                        .address(email.address())
                                        .verified(email.verified().orElse(null)))
                .toList();
    }

    static List<AbacAttribute> attributes(Object value) {
        return WireValues.<AttributeValues>list(value).stream()
                .map(
                        attribute ->
                                new AbacAttribute().key(attribute.key()).values(attribute.values()))
                .toList();
    }

    static List<Room> rooms(Object value) {
        return WireValues.<Subscription>list(value).stream().map(WireValues::room).toList();
    }

    private static Room room(Subscription subscription) {
        return new Room()
                .id(subscription.id())
                .rid(subscription.roomId().orElse(null))
                .name(subscription.roomName().orElse(null))
                .t(subscription.roomType().orElse(null))
                .roles(subscription.roles().orElse(null))
                .unread(subscription.unread().orElse(null))
                .federated(subscription.federated().orElse(null));
    }

    static Services services(VisibleUser user) {
        Services services = new Services();
        user.value(UserField.PASSWORD).ifPresent(password -> services.setPassword(true));
        twoFactor(user, UserField.EMAIL_TWO_FACTOR)
                .ifPresent(
                        state ->
                                services.setEmail2fa(
                                        new Email2fa()
                                                .enabled(state.enabled().orElse(null))
                                                .changedAt(state.changedAt().orElse(null))));
        twoFactor(user, UserField.TOTP)
                .ifPresent(
                        state ->
                                services.setTotp(new Totp().enabled(state.enabled().orElse(null))));
        user.value(UserField.LOGIN_TOKENS)
                .ifPresent(
                        tokens ->
                                services.setResume(new Resume().loginTokens(loginTokens(tokens))));
        user.value(UserField.VERIFICATION_TOKENS)
                .ifPresent(
                        tokens ->
                                services.setEmail(
                                        new EmailVerification()
                                                .verificationTokens(verificationTokens(tokens))));
        return services;
    }

    private static List<LoginToken> loginTokens(Object value) {
        return WireValues.<StoredLoginToken>list(value).stream()
                .map(token -> new LoginToken().when(token.when().orElse(null)).hashedToken(MASK))
                .toList();
    }

    private static List<VerificationToken> verificationTokens(Object value) {
        return WireValues.<StoredVerification>list(value).stream()
                .map(
                        token ->
                                new VerificationToken()
                                        .token(MASK)
                                        .address(token.address().orElse(null))
                                        .when(token.when().orElse(null)))
                .toList();
    }

    static ServicesSummary servicesSummary(VisibleUser user) {
        ServicesSummary summary = new ServicesSummary();
        boolean password = user.value(UserField.PASSWORD).filter(Boolean.TRUE::equals).isPresent();
        summary.setPassword(new PasswordSummary().exists(password));
        if (isEnabled(user, UserField.EMAIL_TWO_FACTOR)) {
            summary.setEmail2fa(new Email2faSummary().enabled(true));
        }
        if (isEnabled(user, UserField.TOTP)) {
            summary.setTotp(new Totp().enabled(true));
        }
        return summary;
    }

    private static boolean isEnabled(VisibleUser user, UserField field) {
        return twoFactor(user, field).flatMap(TwoFactor::enabled).orElse(false);
    }

    private static Optional<TwoFactor> twoFactor(VisibleUser user, UserField field) {
        return user.value(field).map(TwoFactor.class::cast);
    }
}
