package dev.rollcall.visibility;

import static dev.rollcall.caller.Permission.VIEW_FULL_OTHER_USER_INFO;
import static dev.rollcall.caller.Permission.VIEW_OTHER_USER_CHANNELS;
import static dev.rollcall.compatibility.Dialect.DOCUMENTED;
import static dev.rollcall.compatibility.Dialect.EIGHT;
import static dev.rollcall.user.UserField.ABAC_ATTRIBUTES;
import static dev.rollcall.user.UserField.ACTIVE;
import static dev.rollcall.user.UserField.AUTHORIZED_CLIENTS;
import static dev.rollcall.user.UserField.AVATAR_ETAG;
import static dev.rollcall.user.UserField.AVATAR_ORIGIN;
import static dev.rollcall.user.UserField.AVATAR_URL;
import static dev.rollcall.user.UserField.BANNERS;
import static dev.rollcall.user.UserField.BIO;
import static dev.rollcall.user.UserField.CAN_VIEW_ALL_INFO;
import static dev.rollcall.user.UserField.CREATED_AT;
import static dev.rollcall.user.UserField.CUSTOM_FIELDS;
import static dev.rollcall.user.UserField.DEFAULT_ROOM;
import static dev.rollcall.user.UserField.EMAIL;
import static dev.rollcall.user.UserField.EMAILS;
import static dev.rollcall.user.UserField.EMAIL_TWO_FACTOR;
import static dev.rollcall.user.UserField.ENABLE_AUTO_AWAY;
import static dev.rollcall.user.UserField.FEDERATED;
import static dev.rollcall.user.UserField.FREE_SWITCH_EXTENSION;
import static dev.rollcall.user.UserField.ID;
import static dev.rollcall.user.UserField.IDLE_TIME_LIMIT;
import static dev.rollcall.user.UserField.IMPORT_IDS;
import static dev.rollcall.user.UserField.LANGUAGE;
import static dev.rollcall.user.UserField.LAST_LOGIN;
import static dev.rollcall.user.UserField.LOGIN_TOKENS;
import static dev.rollcall.user.UserField.NAME;
import static dev.rollcall.user.UserField.NAME_INSENSITIVE;
import static dev.rollcall.user.UserField.NICKNAME;
import static dev.rollcall.user.UserField.OAUTH_USER;
import static dev.rollcall.user.UserField.OPEN_BUSINESS_HOURS;
import static dev.rollcall.user.UserField.PASSWORD;
import static dev.rollcall.user.UserField.PHONE;
import static dev.rollcall.user.UserField.PREFERENCES;
import static dev.rollcall.user.UserField.REASON;
import static dev.rollcall.user.UserField.REQUIRE_PASSWORD_CHANGE;
import static dev.rollcall.user.UserField.REQUIRE_PASSWORD_CHANGE_REASON;
import static dev.rollcall.user.UserField.ROLES;
import static dev.rollcall.user.UserField.ROOMS;
import static dev.rollcall.user.UserField.SERVICES;
import static dev.rollcall.user.UserField.SERVICE_NAMES;
import static dev.rollcall.user.UserField.STATUS;
import static dev.rollcall.user.UserField.STATUS_CONNECTION;
import static dev.rollcall.user.UserField.STATUS_DEFAULT;
import static dev.rollcall.user.UserField.STATUS_EXPIRES_AT;
import static dev.rollcall.user.UserField.STATUS_LIVECHAT;
import static dev.rollcall.user.UserField.STATUS_SOURCE;
import static dev.rollcall.user.UserField.STATUS_TEXT;
import static dev.rollcall.user.UserField.TOTP;
import static dev.rollcall.user.UserField.TYPE;
import static dev.rollcall.user.UserField.UPDATED_AT;
import static dev.rollcall.user.UserField.USERNAME;
import static dev.rollcall.user.UserField.UTC_OFFSET;
import static dev.rollcall.user.UserField.VERIFICATION_TOKENS;

import dev.rollcall.caller.Permission;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant.Access;
import dev.rollcall.visibility.Grant.Relation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who sees which field, in which operation, and why. Each row has a field, then its rules for
 * users.info, users.list and me, then the reason. In a rule the first grant that admits the caller
 * counts; without one the field is hidden.
 *
 * <p>For example the row of {@code PHONE}: users.info shows the number to the user and to holders
 * of view-full-other-user-info, a list shows it to those holders if they ask for it, and me never
 * shows it.
 */
final class VisibilityTable {

    private static final Access FULL = Access.holders(VIEW_FULL_OTHER_USER_INFO);
    private static final Access SELF_OR_FULL = FULL.orSelf();
    private static final Access SELF_OR_CHANNELS =
            Access.holders(VIEW_OTHER_USER_CHANNELS).orSelf();
    private static final Access SELF_OR_FULL_OR_CHANNELS =
            Access.holders(VIEW_FULL_OTHER_USER_INFO, VIEW_OTHER_USER_CHANNELS).orSelf();
    private static final Access OWN_RECORD_OR_CHANNELS =
            Access.holders(VIEW_OTHER_USER_CHANNELS).orOwnRecord();

    private static final VisibilityRule HIDDEN = VisibilityRule.of();
    private static final VisibilityRule EVERYONE = VisibilityRule.of(Grant.to(Access.EVERYONE));
    private static final VisibilityRule ALWAYS =
            VisibilityRule.of(Grant.to(Access.EVERYONE).always());
    private static final VisibilityRule ASKED =
            VisibilityRule.of(Grant.to(Access.EVERYONE).onRequest()).filterable();
    private static final VisibilityRule FULL_ASKED =
            VisibilityRule.of(Grant.to(FULL).onRequest()).filterable();
    private static final VisibilityRule SELF_AND_FULL = VisibilityRule.of(Grant.to(SELF_OR_FULL));
    private static final VisibilityRule OWN = VisibilityRule.of(Grant.to(Access.SELF));
    private static final VisibilityRule LISTED = EVERYONE.filterable();
    private static final VisibilityRule LISTED_AT_LARGE = LISTED.withWildcard("");
    private static final VisibilityRule LISTED_TO_FULL =
            VisibilityRule.of(Grant.to(FULL)).filterable();
    private static final VisibilityRule SUMMARISED =
            VisibilityRule.of(Grant.to(Access.SELF).as(Representation.SUMMARY));

    /** Masked; in the dialect of the documents also for callers who may see other users' rooms. */
    private static final VisibilityRule MASKED =
            VisibilityRule.of(Grant.to(Access.SELF).as(Representation.MASKED))
                    .in(DOCUMENTED, Grant.to(SELF_OR_CHANNELS).as(Representation.MASKED));

    /** Masked; absent in version 8. */
    private static final VisibilityRule MASKED_ONCE = MASKED.in(EIGHT);

    /** In every entry, but a filter may use it only if the request asks for the field. */
    private static final VisibilityRule IN_EVERY_ENTRY = ALWAYS.filterableIfAsked();

    /** On request; in the dialect of the documents regular callers see it without asking. */
    private static final VisibilityRule ASKED_BY_FULL =
            ASKED.in(DOCUMENTED, Grant.to(FULL).onRequest(), Grant.to(Access.EVERYONE));

    /** Only if the workspace itself decides access by attributes. */
    private static final VisibilityRule IF_LOCAL =
            VisibilityRule.of(
                    Grant.to(Access.EVERYONE)
                            .onlyIf(Grant.Circumstance.ATTRIBUTES_DECIDED_LOCALLY));

    /**
     * Oneself and holders of {@link #FULL}; in the dialect of the documents also callers who may
     * see other users' rooms.
     */
    private static final VisibilityRule REACHABLE =
            SELF_AND_FULL.in(DOCUMENTED, Grant.to(SELF_OR_FULL_OR_CHANNELS));

    /** Listed for holders of {@link #FULL}, who may filter by the address. */
    private static final VisibilityRule LISTED_ADDRESS =
            LISTED_TO_FULL.filterableBy("address").withWildcard(".address");

    /**
     * The declared ones for oneself and holders of {@link #FULL}; for others the public ones of
     * them.
     */
    private static final VisibilityRule DECLARED =
            VisibilityRule.of(
                    Grant.to(SELF_OR_FULL).as(Representation.DECLARED),
                    Grant.to(Access.EVERYONE).as(Representation.DECLARED_TRUTHY_PUBLIC));

    /**
     * On request: all stored ones for holders of {@link #FULL}, the declared public ones for
     * others.
     */
    private static final VisibilityRule DECLARED_ASKED =
            VisibilityRule.of(
                            Grant.to(FULL).onRequest(),
                            Grant.to(Access.EVERYONE)
                                    .as(Representation.DECLARED_PUBLIC)
                                    .onRequest())
                    .filterableBy(VisibilityRule.EACH_SHOWN);

    /** In every entry; lists can be sorted but not filtered by it. */
    private static final VisibilityRule LOWERED = ALWAYS.sortable();

    /** True for oneself and holders of {@link #FULL}, false for others. */
    private static final VisibilityRule TRUE_OR_FALSE =
            VisibilityRule.of(
                    Grant.to(SELF_OR_FULL).as(Representation.TRUE),
                    Grant.to(Access.EVERYONE).as(Representation.FALSE));

    /**
     * On request: for the own record, however it was found, or with the permission for others'
     * rooms.
     */
    private static final VisibilityRule MEMBERSHIP =
            VisibilityRule.of(Grant.to(OWN_RECORD_OR_CHANNELS).onRequest());

    // A row is a line, so that the table can be read as one.
    // spotless:off
    private static final Map<UserField, Row> ROWS = complete(List.of(
            //  field                           users.info     users.list      me          why
            row(ID,                             EVERYONE,      IN_EVERY_ENTRY, OWN,        "In every answer; a list can be filtered by it only if it is asked for."),
            row(USERNAME,                       EVERYONE,      LISTED_AT_LARGE, OWN,        "The public handle."),
            row(NAME,                           EVERYONE,      LISTED_AT_LARGE, OWN,        "The public name."),
            row(NICKNAME,                       EVERYONE,      ASKED,          OWN,        "Public by the user's own choice."),
            row(TYPE,                           EVERYONE,      LISTED_AT_LARGE, HIDDEN,     "Separates people from bots and apps."),
            row(ACTIVE,                         EVERYONE,      LISTED,         OWN,        "A deactivated account is no secret; clients grey it out."),
            row(STATUS,                         EVERYONE,      LISTED,         OWN,        "Presence is public in the workspace."),
            row(STATUS_TEXT,                    EVERYONE,      ASKED,          OWN,        "Public by the user's own choice."),
            row(STATUS_SOURCE,                  EVERYONE,      ASKED,          OWN,        "Belongs to the public presence."),
            row(STATUS_EXPIRES_AT,              EVERYONE,      ASKED,          OWN,        "Belongs to the public presence."),
            row(STATUS_CONNECTION,              SELF_AND_FULL, FULL_ASKED,     OWN,        "Reveals what the user's clients do."),
            row(STATUS_DEFAULT,                 HIDDEN,        FULL_ASKED,     OWN,        "A preference; upstream gives it in lists to holders of view-full-other-user-info."),
            row(STATUS_LIVECHAT,                EVERYONE,      ASKED,          OWN,        "Says if an agent takes chats."),
            row(UTC_OFFSET,                     EVERYONE,      ASKED_BY_FULL,  OWN,        "Public; the document of the list prints it for regular callers only."),
            row(BIO,                            EVERYONE,      ASKED,          OWN,        "Public by the user's own choice."),
            row(REASON,                         EVERYONE,      ASKED,          HIDDEN,     "Why the account was asked for; upstream shows it to everyone."),
            row(LANGUAGE,                       HIDDEN,        HIDDEN,         OWN,        "A preference of one's own."),
            row(AVATAR_ETAG,                    EVERYONE,      LISTED,         OWN,        "Clients need it to refresh pictures."),
            row(AVATAR_ORIGIN,                  HIDDEN,        FULL_ASKED,     OWN,        "Upstream gives it in lists to holders of view-full-other-user-info."),
            row(FEDERATED,                      EVERYONE,      ASKED,          HIDDEN,     "Says that the user belongs to another server."),
            row(ABAC_ATTRIBUTES,                IF_LOCAL,      HIDDEN,         OWN,        "Shown if the workspace itself decides by attributes."),
            row(FREE_SWITCH_EXTENSION,          EVERYONE,      ASKED,          HIDDEN,     "The number to dial."),
            row(EMAILS,                         REACHABLE,     LISTED_ADDRESS, OWN,        "An address identifies a person: oneself and holders of view-full-other-user-info; in the dialect of the documents also callers who may see other users' rooms. A list hides even one's own."),
            row(PHONE,                          SELF_AND_FULL, FULL_ASKED,     HIDDEN,     "Identifies a person."),
            row(CREATED_AT,                     SELF_AND_FULL, FULL_ASKED,     HIDDEN,     "Reveals the age of the account."),
            row(LAST_LOGIN,                     SELF_AND_FULL, LISTED_TO_FULL, HIDDEN,     "Reveals the user's habits."),
            row(UPDATED_AT,                     HIDDEN,        FULL_ASKED,     OWN,        "Upstream gives it in lists to holders of view-full-other-user-info."),
            row(REQUIRE_PASSWORD_CHANGE,        SELF_AND_FULL, FULL_ASKED,     OWN,        "Reveals a weak moment of the account."),
            row(REQUIRE_PASSWORD_CHANGE_REASON, SELF_AND_FULL, FULL_ASKED,     OWN,        "As the flag that it explains."),
            row(ROLES,                          SELF_AND_FULL, LISTED_TO_FULL, OWN,        "Reveals whom to attack."),
            row(IMPORT_IDS,                     SELF_AND_FULL, HIDDEN,         HIDDEN,     "Ids in another system; upstream never lists them."),
            row(CUSTOM_FIELDS,                  DECLARED,      DECLARED_ASKED, OWN,        "The workspace declares them, and which are public. Holders of view-full-other-user-info are listed whatever is stored."),
            row(ENABLE_AUTO_AWAY,               HIDDEN,        HIDDEN,         OWN,        "A preference of one's own."),
            row(IDLE_TIME_LIMIT,                HIDDEN,        HIDDEN,         OWN,        "A preference of one's own."),
            row(DEFAULT_ROOM,                   HIDDEN,        HIDDEN,         OWN,        "A preference of one's own."),
            row(OPEN_BUSINESS_HOURS,            HIDDEN,        HIDDEN,         OWN,        "An agent's own shifts."),
            row(BANNERS,                        HIDDEN,        HIDDEN,         OWN,        "Notices for oneself."),
            row(AUTHORIZED_CLIENTS,             HIDDEN,        HIDDEN,         OWN,        "Apps that one has let in."),
            row(PREFERENCES,                    HIDDEN,        HIDDEN,         OWN,        "Highlights and habits; others never see them, whatever they hold."),
            row(SERVICES,                       MASKED,        HIDDEN,         SUMMARISED, "Home of every secret: built member by member, never passed on."),
            row(PASSWORD,                       MASKED,        HIDDEN,         SUMMARISED, "That there is one; the hash is never read."),
            row(EMAIL_TWO_FACTOR,               MASKED,        HIDDEN,         SUMMARISED, "That it is on; no code is read."),
            row(TOTP,                           MASKED,        HIDDEN,         SUMMARISED, "That it is on; neither secret nor backup codes are read."),
            row(LOGIN_TOKENS,                   MASKED_ONCE,   HIDDEN,         HIDDEN,     "When each was issued; the hash is never read."),
            row(VERIFICATION_TOKENS,            MASKED_ONCE,   HIDDEN,         HIDDEN,     "Which address waits; the token is never read."),
            row(SERVICE_NAMES,                  HIDDEN,        HIDDEN,         HIDDEN,     "Read to compute isOAuthUser, never shown."),
            row(NAME_INSENSITIVE,               HIDDEN,        LOWERED,        HIDDEN,     "A lower-cased name: as public as the name."),
            row(EMAIL,                          HIDDEN,        HIDDEN,         OWN,        "One's own first verified address."),
            row(OAUTH_USER,                     HIDDEN,        HIDDEN,         OWN,        "How one signs in; replaces the services that hold tokens."),
            row(AVATAR_URL,                     HIDDEN,        HIDDEN,         OWN,        "Made of the public user name."),
            row(CAN_VIEW_ALL_INFO,              TRUE_OR_FALSE, HIDDEN,         HIDDEN,     "Says if this answer is the full one."),
            row(ROOMS,                          MEMBERSHIP,    HIDDEN,         HIDDEN,     "Memberships reveal who talks with whom: one's own record, or the permission for others' rooms.")));
    // spotless:on

    private static final Map<UserKey.Kind, Access> LOOKUPS =
            Map.of(
                    UserKey.Kind.USER_ID, Access.EVERYONE,
                    UserKey.Kind.USERNAME, Access.EVERYONE,
                    UserKey.Kind.IMPORT_ID, SELF_OR_FULL,
                    UserKey.Kind.EMAIL, SELF_OR_FULL,
                    UserKey.Kind.FREE_SWITCH_EXTENSION, Access.EVERYONE);

    private VisibilityTable() {}

    static Map<UserField, Row> rows() {
        return ROWS;
    }

    private static Row row(
            UserField field,
            VisibilityRule info,
            VisibilityRule list,
            VisibilityRule me,
            String reason) {
        return new Row(field, info, list, me, reason);
    }

    /**
     * The rows by field.
     *
     * @throws IllegalStateException if a field has no row, or two rows
     */
    static Map<UserField, Row> complete(List<Row> rows) {
        Map<UserField, Row> byField = new EnumMap<>(UserField.class);
        for (Row row : rows) {
            if (byField.put(row.field(), row) != null) {
                throw new IllegalStateException("Two visibility rows for " + row.field());
            }
        }
        Set<UserField> missing = EnumSet.allOf(UserField.class);
        missing.removeAll(byField.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No visibility row for " + missing);
        }
        return byField;
    }

    /**
     * Whether a user can be found by this kind of key; if not, the answer is that the user does not
     * exist.
     */
    static boolean opensLookup(UserKey.Kind kind, Relation relation, Set<Permission> held) {
        return LOOKUPS.get(kind).admits(relation, held);
    }

    /** The rules for one field: one for each operation, and the reason in words. */
    record Row(
            UserField field,
            VisibilityRule info,
            VisibilityRule list,
            VisibilityRule me,
            String reason) {

        VisibilityRule rule(Operation operation) {
            return switch (operation) {
                case INFO -> info;
                case LIST -> list;
                case ME -> me;
            };
        }
    }
}
