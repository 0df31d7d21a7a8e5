package dev.rollcall.demo;

import dev.rollcall.demo.person.DemoCallers;
import dev.rollcall.demo.person.DemoJane;
import dev.rollcall.demo.person.DemoProfiles;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.person.DemoUsers;
import dev.rollcall.demo.person.DemoUsers.DemoCrowd;
import dev.rollcall.demo.workspace.DemoPermissions;
import dev.rollcall.demo.workspace.DemoSettings;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.demo.workspace.WorkspaceContents.DemoCollection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;

/**
 * The provider states: named preconditions that the tests of a consumer can ask for before they
 * call. Each adds data to a new workspace without users, or removes some. They are applied in the
 * order of this table, in whatever order a test names them.
 */
public enum ProviderState {
    // spotless:off
    DEMO_WORKSPACE(
            "the demo workspace",
            "The demo workspace, which the service has if it gets no database: a thousand users, the callers among them.",
            WorkspaceContents::withDemo),
    EMPTY_WORKSPACE(
            "an empty workspace",
            "A new workspace: Rocket.Chat's permissions and settings, and no user, so that nobody can call.",
            UnaryOperator.identity()),
    ADMINISTRATOR(
            "an administrator",
            "roxie, who holds every permission.",
            with(DemoCallers.roxie())),
    REGULAR_CALLER(
            "a regular caller",
            "john.m, an ordinary member with public and private custom fields.",
            with(DemoCallers.john())),
    BOT(
            "a bot",
            "botkit.user, a machine that calls.",
            with(DemoCallers.botkit())),
    BEARER_TOKEN(
            "a bearer token",
            "john.m, who can also call with an OAuth access token.",
            contents -> contents.user(DemoCallers.john()).bearerToken(DemoBearerTokens.valid())),
    EXPIRED_BEARER_TOKEN(
            "an expired bearer token",
            "john.m, whose OAuth access token has expired: it is answered with 401.",
            contents -> contents.user(DemoCallers.john()).bearerToken(DemoBearerTokens.expired())),
    LOGGED_OUT_CALLER(
            "a regular caller logged out",
            "john.m, whose token was revoked: it is answered with 401.",
            with(DemoCallers.johnLoggedOut())),
    TEST_JOHN(
            "user test.john exists",
            "Test John, id 5fRTXMt7DMJbpPJfh, in seven rooms.",
            with(DemoProfiles.testJohn())),
    TEST_JANE(
            "user test.jane exists",
            "Test Jane, id W7NHuX5ri2e3mu2Fc, who has every optional member, an import id, the extension 1001, and"
                    + " rooms of every type.",
            with(DemoJane.document())),
    CIEL(
            "user ciel exists",
            "Ciel, id ebKHhqGzw3Mu4KeBw, whose custom field clearance is High.",
            with(DemoProfiles.ciel())),
    DEACTIVATED_USER(
            "a deactivated user exists",
            "former.member, id DemoFormer0000001, who may not log in.",
            with(DemoProfiles.formerMember())),
    THOUSAND_USERS(
            "a thousand users",
            "As many numbered people, person.0001 and so on, as make a thousand of all users.",
            ProviderState::filledUp),
    NO_SUCH_USER(
            "no such user",
            "Nobody has the id or the user name nobodyHasThisId00.",
            contents -> contents.without(DemoCollection.USERS, "nobodyHasThisId00")),
    SMALL_PAGES(
            "pages of at most ten users",
            "A page has ten users at most, and no list is unbounded.",
            contents -> contents
                    .setting(DemoSettings.setting("API_Upper_Count_Limit", "int", 10))
                    .setting(DemoSettings.setting("API_Default_Count", "int", 10))
                    .setting(DemoSettings.setting("API_Allow_Infinite_Count", "boolean", false))),
    NO_LISTING(
            "permission view-d-room withdrawn",
            "Nobody may list users.",
            without("view-d-room")),
    NO_FULL_VIEW(
            "permission view-full-other-user-info withdrawn",
            "Nobody sees more of others than a regular caller does, except what view-other-user-channels opens.",
            without("view-full-other-user-info")),
    NO_ROOMS_OF_OTHERS(
            "permission view-other-user-channels withdrawn",
            "Nobody sees the rooms of others.",
            without("view-other-user-channels")),
    FULL_VIEW_FOR_USERS(
            "permission view-full-other-user-info granted to users",
            "Regular callers see of others what administrators see.",
            contents -> contents.permission(
                    DemoPermissions.granted("view-full-other-user-info", "admin", "user"))),
    RATE_LIMITER_ON(
            "rate limiter on",
            "Ten calls a minute for each endpoint and address, for every caller; answers carry X-RateLimit headers.",
            contents -> limitedTo(10, contents)),
    RATE_LIMITED(
            "rate limited",
            "The limit is no calls at all, so every call gets 429, for every caller.",
            contents -> limitedTo(0, contents)),
    CROSS_ORIGIN_LIMITED(
            "cross-origin calls limited",
            "Pages of https://chat.example.com alone may call from a browser.",
            contents -> contents
                    .setting(DemoSettings.setting("API_Enable_CORS", "boolean", true))
                    .setting(DemoSettings.setting("API_CORS_Origin", "string", "https://chat.example.com"))),
    DATABASE_DOWN(
            "database down",
            "The database cannot be reached: every call is answered with 503.",
            UnaryOperator.identity());
    // spotless:on

    private final String stateName;
    private final String meaning;
    private final UnaryOperator<WorkspaceContents> change;

    ProviderState(String stateName, String meaning, UnaryOperator<WorkspaceContents> change) {
        this.stateName = stateName;
        this.meaning = meaning;
        this.change = change;
    }

    /** The name of the state in pacts and in the contract's {@code x-state}. */
    public String stateName() {
        return stateName;
    }

    /** A sentence that describes the state. */
    public String meaning() {
        return meaning;
    }

    WorkspaceContents appliedTo(WorkspaceContents contents) {
        return change.apply(contents);
    }

    private static UnaryOperator<WorkspaceContents> with(Document user) {
        return contents -> contents.user(user);
    }

    private static UnaryOperator<WorkspaceContents> without(String permission) {
        return contents -> contents.without(DemoCollection.PERMISSIONS, permission);
    }

    private static WorkspaceContents filledUp(WorkspaceContents contents) {
        int missing = DemoUsers.TOTAL - contents.size(DemoCollection.USERS);
        List<Document> crowd = missing > 0 ? DemoCrowd.of(missing) : List.of();
        return contents.users(crowd);
    }

    /** Removes the permission to bypass the limiter, so that it applies to all callers. */
    private static WorkspaceContents limitedTo(int calls, WorkspaceContents contents) {
        return contents.without(DemoCollection.PERMISSIONS, "api-bypass-rate-limit")
                .setting(DemoSettings.setting("API_Enable_Rate_Limiter", "boolean", true))
                .setting(
                        DemoSettings.setting(
                                "API_Enable_Rate_Limiter_Limit_Calls_Default", "int", calls));
    }
}
