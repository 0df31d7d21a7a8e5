package dev.rollcall.rest;

import dev.rollcall.api.model.UserInfo;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.math.BigDecimal;
import java.time.Instant;

/** Renders one user for users.info. */
final class UserInfoRendering {

    private UserInfoRendering() {}

    static UserInfo model(VisibleUser user) {
        UserInfo model = new UserInfo().id(user.id());
        user.values().forEach((field, value) -> set(model, field, value, user));
        return model;
    }

    /**
     * Exhaustive without a default, so that a new field does not compile until it has a place here.
     */
    private static void set(UserInfo model, UserField field, Object value, VisibleUser user) {
        switch (field) {
            case ID -> model.setId((String) value);
            case USERNAME -> model.setUsername((String) value);
            case NAME -> model.setName((String) value);
            case NICKNAME -> model.setNickname((String) value);
            case TYPE -> model.setType((String) value);
            case ACTIVE -> model.setActive((Boolean) value);
            case STATUS -> model.setStatus((String) value);
            case STATUS_TEXT -> model.setStatusText((String) value);
            case STATUS_SOURCE -> model.setStatusSource((String) value);
            case STATUS_EXPIRES_AT -> model.setStatusExpiresAt((Instant) value);
            case STATUS_CONNECTION -> model.setStatusConnection((String) value);
            case STATUS_LIVECHAT -> model.setStatusLivechat((String) value);
            case UTC_OFFSET -> model.setUtcOffset((BigDecimal) value);
            case BIO -> model.setBio((String) value);
            case REASON -> model.setReason((String) value);
            case AVATAR_ETAG -> model.setAvatarETag((String) value);
            case FEDERATED -> model.setFederated((Boolean) value);
            case ABAC_ATTRIBUTES -> model.setAbacAttributes(Values.attributes(value));
            case FREE_SWITCH_EXTENSION -> model.setFreeSwitchExtension((String) value);
            case EMAILS -> model.setEmails(Values.emails(value));
            case PHONE -> model.setPhone((String) value);
            case CREATED_AT -> model.setCreatedAt((Instant) value);
            case LAST_LOGIN -> model.setLastLogin((Instant) value);
            case REQUIRE_PASSWORD_CHANGE -> model.setRequirePasswordChange((Boolean) value);
            case REQUIRE_PASSWORD_CHANGE_REASON ->
                    model.setRequirePasswordChangeReason((String) value);
            case ROLES -> model.setRoles(Values.texts(value));
            case IMPORT_IDS -> model.setImportIds(Values.texts(value));
            case CUSTOM_FIELDS -> model.setCustomFields(Values.map(value));
            case SERVICES -> model.setServices(Values.services(user));
            case CAN_VIEW_ALL_INFO -> model.setCanViewAllInfo((Boolean) value);
            case ROOMS -> model.setRooms(Values.rooms(value));
            case PASSWORD, EMAIL_TWO_FACTOR, TOTP, LOGIN_TOKENS, VERIFICATION_TOKENS -> {
                /* Parts of the services, which are set as a whole. */
            }
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
        }
    }
}
