package dev.rollcall.rest;

import dev.rollcall.api.model.Calendar;
import dev.rollcall.api.model.Me;
import dev.rollcall.api.model.MeSettings;
import dev.rollcall.api.model.OAuthGrants;
import dev.rollcall.api.model.OutlookCalendar;
import dev.rollcall.directory.OwnProfile;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Renders one's own profile for me. */
final class ProfileRendering {

    private ProfileRendering() {}

    static Me model(OwnProfile profile) {
        VisibleUser user = profile.user();
        Me model = new Me().id(user.id()).services(Values.servicesSummary(user)).success(true);
        user.values().forEach((field, value) -> set(model, field, value, profile.calendar()));
        return model;
    }

    /**
     * Exhaustive without a default, so that a new field does not compile until it has a place here.
     */
    private static void set(
            Me model,
            UserField field,
            Object value,
            Optional<OwnProfile.OutlookCalendar> calendar) {
        switch (field) {
            case ID -> model.setId((String) value);
            case USERNAME -> model.setUsername((String) value);
            case NAME -> model.setName((String) value);
            case NICKNAME -> model.setNickname((String) value);
            case ACTIVE -> model.setActive((Boolean) value);
            case STATUS -> model.setStatus((String) value);
            case STATUS_TEXT -> model.setStatusText((String) value);
            case STATUS_SOURCE -> model.setStatusSource((String) value);
            case STATUS_EXPIRES_AT -> model.setStatusExpiresAt((Instant) value);
            case STATUS_CONNECTION -> model.setStatusConnection((String) value);
            case STATUS_DEFAULT -> model.setStatusDefault((String) value);
            case STATUS_LIVECHAT -> model.setStatusLivechat((String) value);
            case UTC_OFFSET -> model.setUtcOffset((BigDecimal) value);
            case BIO -> model.setBio((String) value);
            case LANGUAGE -> model.setLanguage((String) value);
            case AVATAR_ETAG -> model.setAvatarETag((String) value);
            case AVATAR_ORIGIN -> model.setAvatarOrigin((String) value);
            case ABAC_ATTRIBUTES -> model.setAbacAttributes(Values.attributes(value));
            case EMAILS -> model.setEmails(Values.emails(value));
            case UPDATED_AT -> model.setUpdatedAt((Instant) value);
            case REQUIRE_PASSWORD_CHANGE -> model.setRequirePasswordChange((Boolean) value);
            case REQUIRE_PASSWORD_CHANGE_REASON ->
                    model.setRequirePasswordChangeReason((String) value);
            case ROLES -> model.setRoles(Values.texts(value));
            case CUSTOM_FIELDS -> model.setCustomFields(Values.map(value));
            case ENABLE_AUTO_AWAY -> model.setEnableAutoAway((Boolean) value);
            case IDLE_TIME_LIMIT -> model.setIdleTimeLimit((BigDecimal) value);
            case DEFAULT_ROOM -> model.setDefaultRoom((String) value);
            case OPEN_BUSINESS_HOURS -> model.setOpenBusinessHours(Values.texts(value));
            case BANNERS -> model.setBanners(Values.map(value));
            case AUTHORIZED_CLIENTS ->
                    model.setOauth(new OAuthGrants().authorizedClients(Values.texts(value)));
            case PREFERENCES -> model.setSettings(settings(Values.map(value), calendar));
            case SERVICES -> {
                /* Always there; set with the model. */
            }
            case EMAIL -> model.setEmail((String) value);
            case OAUTH_USER -> model.setIsOAuthUser((Boolean) value);
            case AVATAR_URL -> model.setAvatarUrl((String) value);
            case PASSWORD, EMAIL_TWO_FACTOR, TOTP, LOGIN_TOKENS, VERIFICATION_TOKENS -> {
                /* Parts of the services, which are set as a whole. */
            }
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
        }
    }

    private static MeSettings settings(
            Map<String, Object> preferences, Optional<OwnProfile.OutlookCalendar> calendar) {
        Calendar model = new Calendar();
        calendar.ifPresent(
                outlook ->
                        model.setOutlook(
                                new OutlookCalendar()
                                        .enabled(true)
                                        .exchangeUrl(outlook.exchangeUrl())
                                        .outlookUrl(outlook.outlookUrl())));
        return new MeSettings().profile(Map.of()).preferences(preferences).calendar(model);
    }
}
