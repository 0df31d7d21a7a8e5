package dev.rollcall.rest.rendering;

import dev.rollcall.api.model.ListedUser;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.math.BigDecimal;
import java.time.Instant;

/** Renders one user of users.list. */
public final class ListedUserRendering {

    private ListedUserRendering() {}

    public static ListedUser model(VisibleUser user) {
        ListedUser model = new ListedUser().id(user.id());
        user.values().forEach((field, value) -> with(model, field, value));
        return model;
    }

    /**
     * This is a switch expression without a default, so that a new field does not compile until it
     * has a case here.
     */
    private static ListedUser with(ListedUser model, UserField field, Object value) {
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
            case STATUS_DEFAULT -> model.statusDefault((String) value);
            case STATUS_LIVECHAT -> model.statusLivechat((String) value);
            case UTC_OFFSET -> model.utcOffset((BigDecimal) value);
            case BIO -> model.bio((String) value);
            case REASON -> model.reason((String) value);
            case AVATAR_ETAG -> model.avatarETag((String) value);
            case AVATAR_ORIGIN -> model.avatarOrigin((String) value);
            case FEDERATED -> model.federated((Boolean) value);
            case FREE_SWITCH_EXTENSION -> model.freeSwitchExtension((String) value);
            case EMAILS -> model.emails(WireValues.emails(value));
            case PHONE -> model.phone((String) value);
            case CREATED_AT -> model.createdAt((Instant) value);
            case LAST_LOGIN -> model.lastLogin((Instant) value);
            case UPDATED_AT -> model.updatedAt((Instant) value);
            case REQUIRE_PASSWORD_CHANGE -> model.requirePasswordChange((Boolean) value);
            case REQUIRE_PASSWORD_CHANGE_REASON ->
                    model.requirePasswordChangeReason((String) value);
            case ROLES -> model.roles(WireValues.texts(value));
            case CUSTOM_FIELDS -> model.customFields(WireValues.map(value));
            case NAME_INSENSITIVE -> model.nameInsensitive((String) value);
            case LANGUAGE,
                    ABAC_ATTRIBUTES,
                    IMPORT_IDS,
                    ENABLE_AUTO_AWAY,
                    IDLE_TIME_LIMIT,
                    DEFAULT_ROOM,
                    OPEN_BUSINESS_HOURS,
                    BANNERS,
                    AUTHORIZED_CLIENTS,
                    PREFERENCES,
                    SERVICES,
                    PASSWORD,
                    EMAIL_TWO_FACTOR,
                    TOTP,
                    LOGIN_TOKENS,
                    VERIFICATION_TOKENS,
                    SERVICE_NAMES,
                    EMAIL,
                    OAUTH_USER,
                    AVATAR_URL,
                    CAN_VIEW_ALL_INFO,
                    ROOMS ->
                    throw new IllegalStateException("Not a field of this answer: " + field);
        };
    }
}
