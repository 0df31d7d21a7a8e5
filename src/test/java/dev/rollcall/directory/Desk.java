package dev.rollcall.directory;

import dev.rollcall.caller.Caller;
import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.FieldType.EmailAddress;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.FieldChoice;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import dev.rollcall.workspace.FakeWorkspaceStore;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.StandInConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The use cases on hand-made ports. The roles user, admin and helper bring: listing; listing and
 * full sight; listing and the sight of others' rooms.
 */
public final class Desk {

    static final Map<String, Set<String>> ROLES =
            Map.of(
                    "view-d-room",
                    Set.of("user", "admin", "helper"),
                    "view-outside-room",
                    Set.of("outsider"),
                    "view-full-other-user-info",
                    Set.of("admin"),
                    "view-other-user-channels",
                    Set.of("helper"));

    final FakeCallerStore callers = new FakeCallerStore();
    final FakeUserStore users = new FakeUserStore();
    final FindUser findUser;
    final ListUsers listUsers;
    final ReadProfile readProfile;

    Desk(Map<String, Object> settings) {
        this(
                Dialect.DOCUMENTED,
                new FakeWorkspaceStore(ROLES, settings).read(),
                StandInConfiguration.SHORT);
    }

    Desk(Dialect dialect, LiveWorkspace workspace, StandInConfiguration configuration) {
        Authentication authentication = new Authentication(callers, workspace);
        VisibilityPolicy policy = new VisibilityPolicy(dialect);
        findUser = new FindUser(authentication, users, users, policy, workspace);
        listUsers = new ListUsers(authentication, users, policy, workspace);
        readProfile =
                new ReadProfile(
                        authentication,
                        policy,
                        workspace,
                        new AvatarUrls(configuration),
                        new UpdateBanners(configuration));
    }

    /** Adds a user who can also be a caller. */
    Desk with(StoredUser... added) {
        Stream.of(added)
                .forEach(
                        user -> {
                            users.add(user);
                            callers.add(user);
                        });
        return this;
    }

    static StoredUser.Builder user(String id, String username, String... roles) {
        return StoredUser.withId(id)
                .put(UserField.USERNAME, username)
                .put(UserField.NAME, "Name of " + username)
                .put(UserField.ROLES, List.of(roles))
                .put(
                        UserField.EMAILS,
                        List.of(new EmailAddress(username + "@example.com", Optional.of(true))))
                .put(UserField.IMPORT_IDS, List.of("import of " + username))
                .put(UserField.FREE_SWITCH_EXTENSION, "extension of " + username);
    }

    static Credentials token(String id) {
        return new Credentials.TokenPair(id, "token of " + id);
    }

    /**
     * What a caller sees in a list, as the request's fields choose: names to add, or with a hyphen
     * to leave out.
     */
    public static Disclosure listDisclosure(
            boolean fullSight, String fields, WorkspaceRules rules) {
        Session session =
                new Session(
                        new Caller(
                                "caller",
                                Optional.empty(),
                                Set.of(),
                                List.of(),
                                Set.of(),
                                Optional.empty()),
                        fullSight ? Set.of(Permission.VIEW_FULL_OTHER_USER_INFO) : Set.of(),
                        Optional.empty());
        FieldChoice choice =
                new FieldChoice(
                        Stream.ofNullable(fields)
                                .flatMap(text -> Arrays.stream(text.split(" ")))
                                .collect(
                                        Collectors.toMap(
                                                name ->
                                                        name.startsWith("-")
                                                                ? name.substring(1)
                                                                : name,
                                                name -> !name.startsWith("-"))));
        return new VisibilityPolicy(Dialect.EIGHT)
                .disclosure(Operation.LIST, session, Relation.OTHER, rules, choice);
    }
}
