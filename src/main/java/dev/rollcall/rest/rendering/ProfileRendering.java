package dev.rollcall.rest.rendering;

import dev.rollcall.api.model.Calendar;
import dev.rollcall.api.model.Me;
import dev.rollcall.api.model.MeSettings;
import dev.rollcall.api.model.OAuthGrants;
import dev.rollcall.api.model.OutlookCalendar;
import dev.rollcall.directory.ReadProfile.OwnProfile;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Renders the caller's own profile for me. */
public final class ProfileRendering {

    private ProfileRendering() {}

    public static Me model(OwnProfile profile) {
        VisibleUser user = profile.user();
        Me model = new Me().id(user.id()).services(WireValues.servicesSummary(user)).success(true);
        user.values().forEach((field, value) -> with(model, field, value, profile.calendar()));
        return model;
    }

    /**
     * This is a switch expression without a default, so that a new field does not compile until it
     * has a case here.
     */
    private static Me with(
            Me model,
            UserField field,
            Object value,
            Optional<OwnProfile.CalendarAddresses> calendar) {
        return switch (field) {
            case ID -> model.id((String) value);
            case USERNAME -> model.username((String) value);
            case NAME -> model.name((String) value);
            case NICKNAME -> model.nickname((String) value);
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
            case LANGUAGE -> model.language((String) value);
            case AVATAR_ETAG -> model.avatarETag((String) value);
            case AVATAR_ORIGIN -> model.avatarOrigin((String) value);
            case ABAC_ATTRIBUTES -> model.abacAttributes(WireValues.attributes(value));
            case EMAILS -> model.emails(WireValues.emails(value));
            case UPDATED_AT -> model.updatedAt((Instant) value);
            case REQUIRE_PASSWORD_CHANGE -> model.requirePasswordChange((Boolean) value);
            case REQUIRE_PASSWORD_CHANGE_REASON ->
                    model.requirePasswordChangeReason((String) value);
            case ROLES -> model.roles(WireValues.texts(value));
            case CUSTOM_FIELDS -> model.customFields(WireValues.map(value));
            case ENABLE_AUTO_AWAY -> model.enableAutoAway((Boolean) value);
            case IDLE_TIME_LIMIT -> model.idleTimeLimit((BigDecimal) value);
            case DEFAULT_ROOM -> model.defaultRoom((String) value);
            case OPEN_BUSINESS_HOURS -> model.openBusinessHours(WireValues.texts(value));
            case BANNERS -> model.banners(WireValues.map(value));
            case AUTHORIZED_CLIENTS ->
                    model.oauth(new OAuthGrants().authorizedClients(WireValues.texts(value)));
            case PREFERENCES -> model.settings(settings(WireValues.map(value), calendar));
            // Always present; set with the model.
            case SERVICES -> model;
            case EMAIL -> model.email((String) value);
            case OAUTH_USER -> model.isOAuthUser((Boolean) value);
            case AVATAR_URL -> model.avatarUrl((String) value);
            // Parts of the services, which are set together.
            case PASSWORD, EMAIL_TWO_FACTOR, TOTP, LOGIN_TOKENS, VERIFICATION_TOKENS -> model;
            case TYPE,
                    REASON,
                    FEDERATED,
                    FREE_SWITCH_EXTENSION,
                    PHONE,
                    CREATED_AT,
                    LAST_LOGIN,
                    IMPORT_IDS,
                    SERVICE_NAMES,
                    NAME_INSENSITIVE,
                    CAN_VIEW_ALL_INFO,
                    ROOMS ->
                    throw new IllegalStateException("Not a field of this answer: " + field);
        };
    }

    private static MeSettings settings(
            Map<String, Object> preferences, Optional<OwnProfile.CalendarAddresses> calendar) {
        Calendar model = new Calendar();
        calendar.ifPresent(
                outlook ->
                        model.outlook(
                                new OutlookCalendar()
                                        .enabled(true)
                                        .exchangeUrl(outlook.exchangeUrl())
                                        .outlookUrl(outlook.outlookUrl())));
        return new MeSettings().profile(Map.of()).preferences(preferences).calendar(model);
    }
}
