package dev.rollcall.benchmark;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import dev.rollcall.demo.workspace.RocketChatIndexes;
import dev.rollcall.index.IndexesMode;
import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.UserFixture;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * A database with so many users, with Rocket.Chat's indexes. It is loaded if it is not there yet:
 * first the users, then their indexes, which takes a third of the time of the other way round.
 */
public final class LargeWorkspace implements AutoCloseable {

    private static final int BATCH = 5_000;
    private static final String COMPLETE = "benchmark_complete";
    private static final Map<String, List<String>> GRANTS =
            Map.of(
                    "view-d-room", List.of("admin", "user"),
                    "view-full-other-user-info", List.of("admin"));

    /** The name of a caller who sees every field that anybody sees. */
    static final String ADMINISTRATOR = "benchmark.administrator";

    /** What the workspace sets for users without own preferences, in the order of its ids. */
    static final Map<String, Object> DEFAULT_PREFERENCES = defaultPreferences();

    private final MongoClient client;
    private final String url;
    private final MongoDatabase database;
    private final int size;
    private final int namelessEvery;

    private LargeWorkspace(String url, int size, int namelessEvery) {
        this.url = url;
        this.client = MongoClients.create(url);
        this.database = client.getDatabase(new ConnectionString(url).getDatabase());
        this.size = size;
        this.namelessEvery = namelessEvery;
    }

    /** The same, with its progress printed. */
    public static LargeWorkspace of(int size, String url, PrintStream out) {
        return of(size, CrowdMember.FEW_NAMELESS, url, new Progress(out));
    }

    /**
     * The workspace in the database that the connection string names, loaded if it is not complete.
     *
     * @param namelessEvery one in so many has no user name; nobody if it is 0
     */
    static LargeWorkspace of(int size, int namelessEvery, String url, Progress progress) {
        LargeWorkspace workspace = new LargeWorkspace(url, size, namelessEvery);
        if (!workspace.isComplete()) {
            workspace.load(progress);
        }
        workspace.admit(regularCaller());
        DEFAULT_PREFERENCES.forEach(workspace::prefer);
        return workspace;
    }

    int size() {
        return size;
    }

    /** Takes ours away, so that Rocket.Chat's own are left. */
    void dropOurIndexes() {
        List<String> ours = NeededIndexes.ours().stream().map(NeededIndex::name).toList();
        MongoCollection<Document> users = database.getCollection("users");
        users.listIndexes().into(new ArrayList<>()).stream()
                .map(index -> index.getString("name"))
                .filter(ours::contains)
                .forEach(users::dropIndex);
    }

    public String url() {
        return url;
    }

    MongoDatabase database() {
        return database;
    }

    /** A caller who sees every field that anybody sees. */
    public static Headers administrator() {
        return caller().credentials();
    }

    /** A caller who sees what every user sees. */
    static Headers regular() {
        return regularCaller().credentials();
    }

    private static UserFixture caller() {
        return UserFixture.user(ADMINISTRATOR).roles("user", "admin").loggedIn();
    }

    private static UserFixture regularCaller() {
        return UserFixture.user("benchmark.regular").roles("user").loggedIn();
    }

    /** Removes the whole database. */
    public void drop() {
        database.drop();
    }

    @Override
    public void close() {
        client.close();
    }

    private boolean isComplete() {
        Document mark = database.getCollection(COMPLETE).find().first();
        return mark != null && mark.getInteger("users") == size;
    }

    private void admit(UserFixture user) {
        database.getCollection("users")
                .replaceOne(
                        Filters.eq("_id", user.id()),
                        user.document(),
                        new ReplaceOptions().upsert(true));
    }

    /** As a workspace has them: some flags, numbers and choices. */
    private static Map<String, Object> defaultPreferences() {
        Map<String, Object> preferences = new TreeMap<>();
        for (String flag :
                List.of(
                        "enableAutoAway",
                        "useEmojis",
                        "convertAsciiEmoji",
                        "autoImageLoad",
                        "saveMobileBandwidth",
                        "collapseMediaByDefault",
                        "hideUsernames",
                        "hideRoles",
                        "hideFlexTab",
                        "displayAvatars",
                        "sidebarGroupByType",
                        "sidebarShowUnread",
                        "muteFocusedConversations",
                        "enableMobileRinging")) {
            preferences.put(flag, flag.length() % 2 == 0);
        }
        preferences.put("idleTimeLimit", 300L);
        preferences.put("notificationsSoundVolume", 100L);
        preferences.put("desktopNotifications", "mentions");
        preferences.put("pushNotifications", "mentions");
        preferences.put("emailNotificationMode", "mentions");
        preferences.put("sidebarViewMode", "medium");
        preferences.put("sidebarSortby", "activity");
        preferences.put("themeAppearence", "auto");
        preferences.put("newRoomNotification", "door");
        preferences.put("newMessageNotification", "chime");
        return preferences;
    }

    private void prefer(String preference, Object value) {
        String id = "Accounts_Default_User_Preferences_" + preference;
        database.getCollection("rocketchat_settings")
                .replaceOne(
                        Filters.eq("_id", id),
                        new Document("_id", id).append("value", value),
                        new ReplaceOptions().upsert(true));
    }

    private void load(Progress progress) {
        database.drop();
        GRANTS.forEach(
                (permission, roles) ->
                        database.getCollection("rocketchat_permissions")
                                .insertOne(new Document("_id", permission).append("roles", roles)));
        database.getCollection("rocketchat_settings")
                .insertOne(new Document("_id", "API_Allow_Infinite_Count").append("value", true));
        database.getCollection("users").insertOne(caller().document());
        for (int from = 1; from < size; from += BATCH) {
            int to = Math.min(size, from + BATCH);
            List<Document> batch =
                    IntStream.range(from, to)
                            .mapToObj(number -> new CrowdMember(number, namelessEvery).document())
                            .toList();
            database.getCollection("users")
                    .insertMany(batch, new InsertManyOptions().ordered(false));
            progress.tellNowAndThen("loaded " + to + " of " + size + " users");
        }
        progress.during("indexing " + size + " users", () -> RocketChatIndexes.create(database));
        database.getCollection(COMPLETE).insertOne(new Document("users", size));
    }

    /** Makes our indexes beside Rocket.Chat's own, in the way that an operator does. */
    void makeOurIndexes() {
        if (IndexesMode.run(url, System.out) != 0) {
            throw new IllegalStateException("The indexes could not be made");
        }
    }
}
