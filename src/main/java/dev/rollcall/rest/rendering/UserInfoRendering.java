package dev.rollcall.rest.rendering;

import dev.rollcall.api.model.UserInfo;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.math.BigDecimal;
import java.time.Instant;

/** Renders one user for users.info. */
public final class UserInfoRendering {

    private UserInfoRendering() {}

    /** The user as it is sent. */
    public static UserInfo model(VisibleUser user) {
        UserInfo model = new UserInfo().id(user.id());
        user.values().forEach((field, value) -> with(model, field, value, user));
        return model;
    }

    /**
     * This is a switch expression without a default, so that a new field does not compile until it
     * has a case here.
     */
    private static UserInfo with(UserInfo model, UserField field, Object value, VisibleUser user) {
        return switch (field) {
            case ID -> model.id((String) value);
            case USERNAME -> model.username((String) value);
            case NAME -> model.name((String) value);
            case NICKNAME -> model.nickname((String) value);
            case TYPE -> model.type((String) value);
            case ACTIVE -> model.active((Boolean) value);
            case STATUS -> model.status((String) value);
            case STATUS_TEXT -> model.statusText((String) value);
            case STATUS_SOURCE -> model.statusSource((String) value);
            case STATUS_EXPIRES_AT -> model.statusExpiresAt((Instant) value);
            case STATUS_CONNECTION -> model.statusConnection((String) value);
            case STATUS_LIVECHAT -> model.statusLivechat((String) value);
            case UTC_OFFSET -> model.utcOffset((BigDecimal) value);
            case BIO -> model.bio((String) value);
            case REASON -> model.reason((String) value);
            case AVATAR_ETAG -> model.avatarETag((String) value);
            case FEDERATED -> model.federated((Boolean) value);
            case ABAC_ATTRIBUTES -> model.abacAttributes(WireValues.attributes(value));
            case FREE_SWITCH_EXTENSION -> model.freeSwitchExtension((String) value);
            case EMAILS -> model.emails(WireValues.emails(value));
            case PHONE -> model.phone((String) value);
            case CREATED_AT -> model.createdAt((Instant) value);
            case LAST_LOGIN -> model.lastLogin((Instant) value);
            case REQUIRE_PASSWORD_CHANGE -> model.requirePasswordChange((Boolean) value);
            case REQUIRE_PASSWORD_CHANGE_REASON ->
                    model.requirePasswordChangeReason((String) value);
            case ROLES -> model.roles(WireValues.texts(value));
            case IMPORT_IDS -> model.importIds(WireValues.texts(value));
            case CUSTOM_FIELDS -> model.customFields(WireValues.map(value));
            case SERVICES -> model.services(WireValues.services(user));
            case CAN_VIEW_ALL_INFO -> model.canViewAllInfo((Boolean) value);
            case ROOMS -> model.rooms(WireValues.rooms(value));
            // Parts of the services, which are set together.
            case PASSWORD, EMAIL_TWO_FACTOR, TOTP, LOGIN_TOKENS, VERIFICATION_TOKENS -> model;
            case STATUS_DEFAULT,
                    LANGUAGE,
                    AVATAR_ORIGIN,
                    UPDATED_AT,
                    ENABLE_AUTO_AWAY,
                    IDLE_TIME_LIMIT,
                    DEFAULT_ROOM,
                    OPEN_BUSINESS_HOURS,
                    BANNERS,
                    AUTHORIZED_CLIENTS,
                    PREFERENCES,
                    SERVICE_NAMES,
                    NAME_INSENSITIVE,
                    EMAIL,
                    OAUTH_USER,
                    AVATAR_URL ->
                    throw new IllegalStateException("Not a field of this answer: " + field);
        };
    }
}
