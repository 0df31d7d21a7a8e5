package dev.rollcall.directory;

import dev.rollcall.RollcallConfiguration;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.Settings;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes the address of a user's picture: the workspace's own address, {@code /avatar/}, the user
 * name as it is.
 */
@ApplicationScoped
class AvatarUrls {

    private static final int LONGEST = 2048;

    private final String rootUrl;

    AvatarUrls(RollcallConfiguration configuration) {
        this.rootUrl = configuration.rootUrl();
    }

    /** The user with the address, or as it is if it has no user name or an empty one. */
    VisibleUser added(VisibleUser user, Settings settings) {
        String site = withoutSlash(site(settings));
        return user.value(UserField.USERNAME)
                .filter(username -> !username.equals(""))
                .map(username -> user.with(UserField.AVATAR_URL, site + "/avatar/" + username))
                .orElse(user);
    }

    /**
     * A workspace that does not know its address stores an empty one. A longer one than browsers
     * take is none, and would be in every answer.
     */
    private String site(Settings settings) {
        String stored = settings.text("Site_Url", "").strip();
        return stored.isEmpty() || stored.length() > LONGEST ? rootUrl.strip() : stored;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
