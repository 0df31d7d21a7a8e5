package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoException;
import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Directories and imports leave values of any type under any name. Whatever one user's document
 * holds, that user and all others are still found, listed in each order, and counted alike.
 */
@Tag("slow")
@BlackBox("runs both dialects on the same documents")
class StoredTypesIT {

    private static final UserFixture CALLER = administrator();

    /** What the service reads of a user, by the names under which it is stored. */
    private static final List<String> NAMES =
            List.of(
                    "username",
                    "name",
                    "nickname",
                    "type",
                    "active",
                    "status",
                    "statusText",
                    "statusSource",
                    "statusExpiresAt",
                    "statusConnection",
                    "statusDefault",
                    "statusLivechat",
                    "utcOffset",
                    "bio",
                    "reason",
                    "language",
                    "avatarETag",
                    "avatarOrigin",
                    "federated",
                    "abacAttributes",
                    "freeSwitchExtension",
                    "emails",
                    "phone",
                    "createdAt",
                    "lastLogin",
                    "_updatedAt",
                    "requirePasswordChange",
                    "requirePasswordChangeReason",
                    "roles",
                    "importIds",
                    "customFields",
                    "customFields.team",
                    "enableAutoAway",
                    "idleTimeLimit",
                    "defaultRoom",
                    "openBusinessHours",
                    "banners",
                    "oauth",
                    "oauth.authorizedClients",
                    "settings",
                    "settings.preferences",
                    "services",
                    "services.password",
                    "services.password.bcrypt",
                    "services.email2fa",
                    "services.email2fa.enabled",
                    "services.totp",
                    "services.resume",
                    "services.resume.loginTokens",
                    "services.email",
                    "services.email.verificationTokens");

    /** Orders that a list can be asked for, each of which the server computes or follows. */
    private static final List<String> ORDERS =
            List.of(
                    "username",
                    "name",
                    "nameInsensitive",
                    "nickname",
                    "type",
                    "active",
                    "status",
                    "statusText",
                    "statusExpiresAt",
                    "utcOffset",
                    "bio",
                    "emails",
                    "emails.address",
                    "phone",
                    "createdAt",
                    "lastLogin",
                    "_updatedAt",
                    "roles",
                    "customFields",
                    "customFields.team",
                    "freeSwitchExtension");

    /**
     * By name, the types that it is not tried with: no index separates such a user name from
     * others, and of the servers tried one lowers no symbols.
     */
    private static final Map<String, Set<String>> UNTRIED =
            Map.of(
                    "username",
                    Set.of(
                            "empty object",
                            "list of lists",
                            "undefined",
                            "pointer",
                            "javascript",
                            "javascript with scope"),
                    "name",
                    Set.of("symbol"));

    private static final Set<String> OBJECTS = Set.of("settings", "oauth", "customFields");

    private static final String FIELDS =
            "{\"nickname\":1,\"statusText\":1,\"statusExpiresAt\":1,\"utcOffset\":1,\"bio\":1,"
                    + "\"phone\":1,\"createdAt\":1,\"_updatedAt\":1,\"customFields\":1,"
                    + "\"freeSwitchExtension\":1}";

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    StoredTypesIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @AfterEach
    void empty() {
        workspace.reset();
    }

    static Stream<Arguments> types() {
        BsonString text = new BsonString("text");
        ObjectId id = new ObjectId("0123456789abcdef01234567");
        return Stream.of(
                type("double", new BsonDouble(1.5)),
                type("not a number", new BsonDouble(Double.NaN)),
                type("string", text),
                type("empty string", new BsonString("")),
                type("object", new BsonDocument("a", text)),
                type("empty object", new BsonDocument()),
                type("empty list", new BsonArray()),
                type("binary", new BsonBinary(new byte[] {1})),
                type("object id", new BsonObjectId(id)),
                type("bool", BsonBoolean.TRUE),
                type("date", new BsonDateTime(5)),
                type("date beyond time", new BsonDateTime(Long.MAX_VALUE)),
                type("null", BsonNull.VALUE),
                type("int", new BsonInt32(5)),
                type("timestamp", new BsonTimestamp(5)),
                type("long", new BsonInt64(5)),
                type("decimal", new BsonDecimal128(Decimal128.parse("2.5"))));
    }

    static Stream<Arguments> lists() {
        BsonString text = new BsonString("text");
        BsonArray texts = new BsonArray(List.of(text, new BsonString("b")));
        return Stream.of(
                type("list", texts),
                type("list of lists", new BsonArray(List.of(texts))),
                type("list of objects", new BsonArray(List.of(new BsonDocument("a", text)))),
                type("list with null", new BsonArray(List.of(BsonNull.VALUE, text))));
    }

    /** What the embedded server cannot store or cannot compare. */
    static Stream<Arguments> rareTypes() {
        ObjectId id = new ObjectId("0123456789abcdef01234567");
        return Stream.of(
                type("undefined", new BsonUndefined()),
                type("regex", new BsonRegularExpression("a")),
                type("pointer", new BsonDbPointer("a.b", id)),
                type("javascript", new BsonJavaScript("a")),
                type("symbol", new BsonSymbol("symbol")),
                type("javascript with scope", new BsonJavaScriptWithScope("a", new BsonDocument())),
                type("min key", new BsonMinKey()),
                type("max key", new BsonMaxKey()));
    }

    private static Arguments type(String name, BsonValue value) {
        return Arguments.of(name, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void areAllFoundListedInEachOrderAndCountedAlike(String type, BsonValue value) {
        assertAllFoundAndListed(type, value, NAMES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void areFoundAndListedWithAListInPlaceOfASingleValue(String type, BsonValue value) {
        List<String> single = NAMES.stream().filter(name -> !isObject(name)).toList();
        assertAllFoundAndListed(type, value, single);
    }

    @NeedsRealDatabase("projection of members of a list")
    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void areFoundAndListedWithAListInPlaceOfAnObject(String type, BsonValue value) {
        List<String> objects = NAMES.stream().filter(StoredTypesIT::isObject).toList();
        assertAllFoundAndListed(type, value, objects);
    }

    /** Whether members of it are read one by one. */
    private static boolean isObject(String name) {
        return name.startsWith("services") || OBJECTS.contains(name);
    }

    @NeedsRealDatabase("order among all types")
    @ParameterizedTest(name = "{0}")
    @MethodSource("rareTypes")
    void ofRareTypesAreFoundAndListedAsWell(String type, BsonValue value) {
        assertAllFoundAndListed(type, value, NAMES);
    }

    private void assertAllFoundAndListed(String type, BsonValue value, List<String> names) {
        workspace.reset().add(CALLER);
        Map<String, String> idsByName = new HashMap<>();
        for (String name : names) {
            if (UNTRIED.getOrDefault(name, Set.of()).contains(type)) {
                continue;
            }
            UserFixture odd = user("odd " + name).with(name, value);
            if (isStored(odd)) {
                idsByName.put(name, odd.id());
                workspace.bearerToken(odd, "token " + name, Instant.now().plusSeconds(3600));
            }
        }
        assumeTrue(!idsByName.isEmpty(), "This server stores values of the type " + type);
        workspace.settled();

        Set<String> everybody = new TreeSet<>(idsByName.values());
        everybody.add(CALLER.id());
        for (String order : ORDERS) {
            for (int direction : new int[] {1, -1}) {
                assertListed(
                        everybody,
                        "count=0&fields=" + FIELDS + "&sort={\"" + order + "\":" + direction + "}");
            }
        }
        assertListed(everybody, "count=0&sort={\"username\":1,\"name\":-1}");
        idsByName.forEach(this::assertFound);
    }

    private boolean isStored(UserFixture odd) {
        try {
            workspace.add(odd);
            return true;
        } catch (MongoException | IllegalArgumentException refused) {
            return false;
        }
    }

    private void assertListed(Set<String> everybody, String parameters) {
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing = Listing.of(pair.api(dialect).as(CALLER), parameters);
            List<String> ids = new ArrayList<>();
            listing.users().forEach(user -> ids.add(user.path("_id").asText()));

            assertThat(listing.status()).as(parameters).isEqualTo(200);
            assertThat(ids).as(parameters).containsExactlyInAnyOrderElementsOf(everybody);
            assertThat(listing.page()).isEqualTo(ids.size() + "/0/" + ids.size());
        }
    }

    private void assertFound(String name, String id) {
        Api api = pair.api(TestDialect.DOCUMENTED).as(CALLER);
        String target = "/api/v1/users.info?userId=" + id.replace(" ", "%20");
        assertThat(api.get(target).status()).as("users.info, odd " + name).isEqualTo(200);
        // A user without the flag "active" cannot use a bearer token.
        int status = name.equals("active") ? 401 : 200;
        Api own = pair.api(TestDialect.EIGHT).bearer("token " + name);
        boolean active = name.equals("active") && own.get("/api/v1/me").status() == 200;
        if (!active) {
            assertThat(own.get("/api/v1/me").status()).as("me, odd " + name).isEqualTo(status);
        }
    }

    /** A server cannot sort by two lists of one document. */
    @Test
    void areListedInAnOrderByTwoLists() {
        List<String> list = List.of("b", "a");
        UserFixture odd =
                user("odd")
                        .with("name", list)
                        .with("nickname", list)
                        .with("bio", List.of(list))
                        .with("statusText", List.of(list))
                        .with("roles", list)
                        .with("emails", List.of(new Document("address", list)));
        workspace.reset().add(CALLER, odd);
        workspace.settled();

        for (String order :
                List.of(
                        "{\"name\":1,\"nickname\":1}",
                        "{\"roles\":-1,\"emails\":1}",
                        "{\"emails.address\":1,\"roles\":1}",
                        "{\"bio\":1,\"statusText\":-1}",
                        "{\"nameInsensitive\":1,\"roles\":1,\"name\":1}",
                        "{\"username\":1,\"roles\":1,\"name\":1}")) {
            assertListed(
                    Set.of(CALLER.id(), odd.id()), "count=0&fields=" + FIELDS + "&sort=" + order);
        }
    }
}
