package dev.rollcall.directory;

import dev.rollcall.caller.Caller.Session;
import dev.rollcall.caller.Credentials;
import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.scope.WorkspaceScoped;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.FieldChoice;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.LiveWorkspace;
import dev.rollcall.workspace.Workspace;
import dev.rollcall.workspace.Workspace.Settings;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the caller's own profile, for me. One look-up authenticates the caller and returns the
 * profile.
 */
@WorkspaceScoped
public class ReadProfile {

    private final Authentication authentication;
    private final VisibilityPolicy policy;
    private final LiveWorkspace workspace;
    private final AvatarUrls avatars;
    private final UpdateBanners banners;

    ReadProfile(
            Authentication authentication,
            VisibilityPolicy policy,
            LiveWorkspace workspace,
            AvatarUrls avatars,
            UpdateBanners banners) {
        this.authentication = authentication;
        this.policy = policy;
        this.workspace = workspace;
        this.avatars = avatars;
        this.banners = banners;
    }

    /** The session of the credentials, with the caller's own record. */
    public Uni<Session> authenticate(Credentials credentials) {
        return workspace
                .fresh()
                .map(
                        known ->
                                policy.ownDisclosure(
                                                Operation.ME, "", known.rules(), FieldChoice.NONE)
                                        .projection())
                .chain(projection -> authentication.authenticate(credentials, projection));
    }

    public OwnProfile read(Session session) {
        StoredUser record = session.own().orElseThrow(DirectoryFailure.UserNotFound::new);
        Workspace known = workspace.current();
        Disclosure disclosure =
                policy.disclosure(
                        Operation.ME, session, Relation.SELF, known.rules(), FieldChoice.NONE);
        Settings settings = known.settings();
        VisibleUser user = disclosure.reveal(record);
        user = user.with(UserField.PREFERENCES, preferences(user, known));
        user = avatars.added(user, settings);
        return new OwnProfile(banners.current(user), CalendarSettings.of(user, settings));
    }

    /**
     * The workspace's default preferences, overlaid by all of one's own, even if those are null.
     */
    private static Map<String, Object> preferences(VisibleUser user, Workspace known) {
        return user.value(UserField.PREFERENCES)
                .map(own -> overlaid(known.defaultPreferences(), (Map<?, ?>) own))
                .orElse(known.defaultPreferences());
    }

    private static Map<String, Object> overlaid(Map<String, Object> defaults, Map<?, ?> own) {
        Map<String, Object> preferences = new LinkedHashMap<>(defaults);
        own.forEach((key, value) -> preferences.put((String) key, value));
        return preferences;
    }

    /** The caller's own profile, and the calendar server for the caller. */
    public record OwnProfile(VisibleUser user, Optional<CalendarAddresses> calendar) {

        /** Addresses of the calendar server. */
        public record CalendarAddresses(String exchangeUrl, String outlookUrl) {}
    }
}
