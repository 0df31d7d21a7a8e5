package dev.rollcall.user;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every field of a user that can leave the database, with its stored name. */
public enum UserField {
    ID("_id", FieldType.TEXT),
    USERNAME("username", FieldType.TEXT),
    NAME("name", FieldType.TEXT),
    NICKNAME("nickname", FieldType.TEXT),
    TYPE("type", FieldType.TEXT),
    ACTIVE("active", FieldType.FLAG),
    STATUS("status", FieldType.TEXT),
    STATUS_TEXT("statusText", FieldType.TEXT),
    STATUS_SOURCE("statusSource", FieldType.TEXT),
    STATUS_EXPIRES_AT("statusExpiresAt", FieldType.TIME),
    STATUS_CONNECTION("statusConnection", FieldType.TEXT),
    STATUS_DEFAULT("statusDefault", FieldType.TEXT),
    STATUS_LIVECHAT("statusLivechat", FieldType.TEXT),
    UTC_OFFSET("utcOffset", FieldType.NUMBER),
    BIO("bio", FieldType.TEXT),
    REASON("reason", FieldType.TEXT),
    LANGUAGE("language", FieldType.TEXT),
    AVATAR_ETAG("avatarETag", FieldType.TEXT),
    AVATAR_ORIGIN("avatarOrigin", FieldType.TEXT),
    FEDERATED("federated", FieldType.FLAG),
    ABAC_ATTRIBUTES("abacAttributes", FieldType.ABAC_ATTRIBUTES),
    FREE_SWITCH_EXTENSION("freeSwitchExtension", FieldType.TEXT),
    EMAILS("emails", FieldType.EMAILS),
    PHONE("phone", FieldType.TEXT),
    CREATED_AT("createdAt", FieldType.TIME),
    LAST_LOGIN("lastLogin", FieldType.TIME),
    UPDATED_AT("_updatedAt", FieldType.TIME),
    REQUIRE_PASSWORD_CHANGE("requirePasswordChange", FieldType.FLAG),
    REQUIRE_PASSWORD_CHANGE_REASON("requirePasswordChangeReason", FieldType.TEXT),
    ROLES("roles", FieldType.TEXTS),
    IMPORT_IDS("importIds", FieldType.TEXTS),
    CUSTOM_FIELDS("customFields", FieldType.MAP),
    ENABLE_AUTO_AWAY("enableAutoAway", FieldType.FLAG),
    IDLE_TIME_LIMIT("idleTimeLimit", FieldType.NUMBER),
    DEFAULT_ROOM("defaultRoom", FieldType.TEXT),
    OPEN_BUSINESS_HOURS("openBusinessHours", FieldType.TEXTS),
    BANNERS("banners", FieldType.MAP),
    AUTHORIZED_CLIENTS("oauth.authorizedClients", FieldType.TEXTS),
    PREFERENCES("settings.preferences", FieldType.MAP),
    /** The services document itself: present and empty if none of its members may be seen. */
    SERVICES("services", FieldType.MAP),
    PASSWORD("services.password", FieldType.FLAG),
    EMAIL_TWO_FACTOR("services.email2fa", FieldType.TWO_FACTOR),
    TOTP("services.totp", FieldType.TWO_FACTOR),
    LOGIN_TOKENS("services.resume.loginTokens", FieldType.LOGIN_TOKENS),
    VERIFICATION_TOKENS("services.email.verificationTokens", FieldType.VERIFICATION_TOKENS),
    /** The names of the services in use, without their content; read but never shown. */
    SERVICE_NAMES("services.*", FieldType.TEXTS),
    /** The lower-cased name; empty if there is none. */
    NAME_INSENSITIVE("nameInsensitive", FieldType.TEXT, NAME),
    /** The first verified address. */
    EMAIL("email", FieldType.TEXT, EMAILS),
    /** Whether the user signs in by something other than a password. */
    OAUTH_USER("isOAuthUser", FieldType.FLAG, SERVICE_NAMES),
    AVATAR_URL("avatarUrl", FieldType.TEXT, USERNAME),
    CAN_VIEW_ALL_INFO("canViewAllInfo", FieldType.FLAG, ID),
    /** The rooms, which are stored in the subscriptions. */
    ROOMS("rooms", FieldType.ROOMS, ID);

    private static final Map<String, UserField> BY_PATH =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(UserField::path, Function.identity()));

    private final String path;
    private final FieldType type;
    private final Optional<UserField> source;

    UserField(String path, FieldType type) {
        this(path, type, Optional.empty());
    }

    UserField(String path, FieldType type, UserField source) {
        this(path, type, Optional.of(source));
    }

    UserField(String path, FieldType type, Optional<UserField> source) {
        this.path = path;
        this.type = type;
        this.source = source;
    }

    /** Dotted path of the stored value; for a derived field, its name in an answer. */
    public String path() {
        return path;
    }

    /** Type of the stored value; a value of any other type counts as missing. */
    public FieldType type() {
        return type;
    }

    /** For a derived field, the stored field that it is computed from. */
    public Optional<UserField> source() {
        return source;
    }

    /** The field stored under exactly this path. */
    public static Optional<UserField> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** A field, or one member of a field, to filter or sort by. */
    public record FieldPath(UserField field, Optional<String> member) {

        public static FieldPath of(UserField field) {
            return new FieldPath(field, Optional.empty());
        }

        public static FieldPath of(UserField field, String member) {
            return new FieldPath(field, Optional.of(member));
        }

        /** The path in the stored document. */
        public String dotted() {
            return member.map(name -> field.path() + "." + name).orElse(field.path());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FieldPath path && parts().equals(path.parts());
        }

        @Override
        public int hashCode() {
            return parts().hashCode();
        }

        /** Compared by hand as the key of what is kept; see {@link dev.rollcall.kept.Kept}. */
        private List<Object> parts() {
            return List.of(field, member);
        }
    }
}
