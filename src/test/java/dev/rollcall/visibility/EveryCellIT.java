package dev.rollcall.visibility;

import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the table shows comes out: from a stored document to the bytes of an answer, for each
 * field, operation, dialect and kind of caller; and nothing else does.
 */
@BlackBox("compares both dialects with the table of the code")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCellIT {

    private static final Instant WHEN = Instant.parse("2024-03-04T05:06:07.008Z");
    private static final WorkspaceRules RULES =
            new WorkspaceRules(List.of(new CustomField("team", true, true)), true);

    private static final UserFixture FULL = everything("full").roles("full").loggedIn();
    private static final UserFixture REGULAR = everything("regular").roles("regular").loggedIn();
    private static final UserFixture CHANNELS = everything("channels").roles("channels").loggedIn();
    private static final UserFixture OTHER = everything("other").roles("regular").loggedIn();

    private final RollcallPair pair;
    private final TestWorkspace workspace;
    private final Map<Dialect, Rollcall> services = new EnumMap<>(Dialect.class);

    EveryCellIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    /** A user with a stored value for every field, each at its stored path. */
    private static UserFixture everything(String username) {
        UserFixture user = user(username);
        for (UserField field : UserField.values()) {
            user = stored(user, field);
        }
        return user;
    }

    private static UserFixture stored(UserFixture user, UserField field) {
        return switch (field) {
            case ID,
                    USERNAME,
                    NAME,
                    TYPE,
                    ACTIVE,
                    STATUS,
                    CREATED_AT,
                    ROLES,
                    EMAILS,
                    UPDATED_AT,
                    LOGIN_TOKENS ->
                    user;
            case NICKNAME,
                    STATUS_TEXT,
                    STATUS_SOURCE,
                    STATUS_CONNECTION,
                    STATUS_DEFAULT,
                    STATUS_LIVECHAT,
                    BIO,
                    REASON,
                    LANGUAGE,
                    AVATAR_ETAG,
                    AVATAR_ORIGIN,
                    PHONE,
                    REQUIRE_PASSWORD_CHANGE_REASON,
                    DEFAULT_ROOM ->
                    user.with(field.path(), "stored " + field);
            case FREE_SWITCH_EXTENSION ->
                    user.with(field.path(), "extension of " + user.username().orElseThrow());
            case STATUS_EXPIRES_AT, LAST_LOGIN -> user.with(field.path(), WHEN);
            case UTC_OFFSET, IDLE_TIME_LIMIT -> user.with(field.path(), 5);
            case FEDERATED, REQUIRE_PASSWORD_CHANGE, ENABLE_AUTO_AWAY ->
                    user.with(field.path(), true);
            case ABAC_ATTRIBUTES ->
                    user.with(
                            field.path(),
                            List.of(new Document("key", "k").append("values", List.of("v"))));
            case IMPORT_IDS, OPEN_BUSINESS_HOURS, AUTHORIZED_CLIENTS ->
                    user.with(field.path(), List.of("stored " + field));
            case CUSTOM_FIELDS -> user.customField("team", "Blue");
            case BANNERS -> user.with(field.path() + ".notice", new Document("id", "notice"));
            case PREFERENCES -> user.with(field.path() + ".language", "en");
            // Made of its members, or of the names of them.
            case SERVICES, SERVICE_NAMES -> user;
            case PASSWORD -> user.service("password", new Document("bcrypt", "$2b$10$a"));
            case EMAIL_TWO_FACTOR ->
                    user.service(
                            "email2fa", new Document("enabled", true).append("changedAt", WHEN));
            case TOTP -> user.service("totp", new Document("enabled", true));
            case VERIFICATION_TOKENS ->
                    user.service(
                            "email",
                            new Document(
                                    "verificationTokens",
                                    List.of(
                                            new Document("token", "t")
                                                    .append("address", "a@b.c")
                                                    .append("when", WHEN))));
            // Derived from others, or stored elsewhere: the rooms by the start of the test.
            case NAME_INSENSITIVE, EMAIL, OAUTH_USER, AVATAR_URL, CAN_VIEW_ALL_INFO, ROOMS -> user;
        };
    }

    /**
     * The place of a field's value in an answer, as a JSON pointer; empty for a field that is never
     * shown.
     */
    private static Optional<String> pointer(UserField field) {
        return switch (field) {
            case SERVICE_NAMES -> Optional.empty();
            case PREFERENCES -> Optional.of("/settings/preferences/language");
            case CUSTOM_FIELDS -> Optional.of("/customFields/team");
            case BANNERS -> Optional.of("/banners/notice");
            case ROOMS -> Optional.of("/rooms/0/name");
            case LOGIN_TOKENS -> Optional.of("/services/resume/loginTokens/0/when");
            case VERIFICATION_TOKENS -> Optional.of("/services/email/verificationTokens/0/address");
            default -> Optional.of("/" + field.path().replace('.', '/'));
        };
    }

    @BeforeAll
    void start() {
        workspace.reset().add(FULL, REGULAR, CHANNELS, OTHER);
        for (UserFixture each : List.of(FULL, REGULAR, CHANNELS, OTHER)) {
            workspace.join(each, room("c", "general"));
        }
        workspace
                .setting("Accounts_CustomFields", "{\"team\":{\"public\":true}}")
                .setting("ABAC_PDP_Type", "local")
                .grant("view-d-room", "full", "regular", "channels")
                .grant("view-full-other-user-info", "full")
                .grant("view-other-user-channels", "full", "channels")
                .settled();
        for (TestDialect dialect : TestDialect.values()) {
            services.put(
                    Dialect.named(dialect.compatibility()),
                    pair.serviceThatFollowsQueries(dialect));
        }
    }

    @AfterAll
    void stop() {
        workspace.reset().settled();
    }

    @ParameterizedTest
    @EnumSource
    void ofUsersInfoBringsItsFieldOntoTheWire(Dialect dialect) {
        for (UserFixture caller : List.of(FULL, REGULAR, CHANNELS)) {
            for (UserFixture asked : List.of(caller, OTHER)) {
                JsonNode user =
                        answer(
                                        dialect,
                                        caller,
                                        "users.info?includeUserRooms=true&userId=" + asked.id())
                                .path("user");
                Relation relation = asked == caller ? Relation.SELF : Relation.OTHER;
                FieldChoice rooms = new FieldChoice(Map.of(UserField.ROOMS.path(), true));

                assertShown(user, disclosure(dialect, Operation.INFO, caller, relation, rooms));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofUsersListBringsItsFieldOntoTheWire(Dialect dialect) {
        FieldChoice all =
                new FieldChoice(
                        Stream.of(UserField.values())
                                .collect(Collectors.toMap(UserField::path, field -> true)));
        String fields =
                all.names().keySet().stream()
                        .map(name -> "\"" + name + "\":1")
                        .filter(name -> !name.contains("."))
                        .collect(Collectors.joining(",", "{", "}"));
        for (UserFixture caller : List.of(FULL, REGULAR, CHANNELS)) {
            JsonNode users =
                    answer(
                                    dialect,
                                    caller,
                                    "users.list?fields="
                                            + URLEncoder.encode(fields, StandardCharsets.UTF_8))
                            .path("users");

            assertThat(users).hasSize(4);
            Disclosure disclosure =
                    disclosure(dialect, Operation.LIST, caller, Relation.OTHER, all);
            users.forEach(user -> assertShown(user, disclosure));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofMeBringsItsFieldOntoTheWire(Dialect dialect) {
        for (UserFixture caller : List.of(FULL, REGULAR, CHANNELS)) {
            assertShown(
                    answer(dialect, caller, "me"),
                    disclosure(dialect, Operation.ME, caller, Relation.SELF, FieldChoice.NONE));
        }
    }

    private JsonNode answer(Dialect dialect, UserFixture caller, String request) {
        return pair.api(services.get(dialect)).as(caller).get("/api/v1/" + request).json();
    }

    private static Disclosure disclosure(
            Dialect dialect,
            Operation operation,
            UserFixture caller,
            Relation relation,
            FieldChoice choice) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        if (caller == FULL) {
            held.add(Permission.VIEW_FULL_OTHER_USER_INFO);
        }
        if (caller == FULL || caller == CHANNELS) {
            held.add(Permission.VIEW_OTHER_USER_CHANNELS);
        }
        Session session =
                new Session(
                        new Caller(
                                caller.id(),
                                caller.username(),
                                Set.of(),
                                List.of(),
                                Set.of(),
                                Optional.empty()),
                        held,
                        Optional.empty());
        return new VisibilityPolicy(dialect)
                .disclosure(operation, session, relation, RULES, choice);
    }

    private static void assertShown(JsonNode user, Disclosure disclosure) {
        for (UserField field : UserField.values()) {
            pointer(field)
                    .ifPresent(
                            pointer ->
                                    assertThat(user.at(pointer).isMissingNode())
                                            .as("%s is missing at %s of %s", field, pointer, user)
                                            .isEqualTo(!disclosure.shows(field)));
        }
    }
}
