package dev.rollcall.directory;

import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import dev.rollcall.workspace.Workspace.Settings;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes the address of a user's picture from the workspace's address, {@code /avatar/}, and the
 * user name as it is stored.
 */
@ApplicationScoped
class AvatarUrls {

    private static final int LONGEST = 2048;

    private final String rootUrl;

    AvatarUrls(RollcallConfiguration configuration) {
        this.rootUrl = configuration.rootUrl();
    }

    /** The user with the address; unchanged if the user name is missing or empty. */
    VisibleUser added(VisibleUser user, Settings settings) {
        String site = withoutSlash(site(settings));
        return user.value(UserField.USERNAME)
                .filter(username -> !username.equals(""))
                .map(username -> user.with(UserField.AVATAR_URL, site + "/avatar/" + username))
                .orElse(user);
    }

    /**
     * The workspace's address. It is empty if the workspace does not know it. One that is longer
     * than browsers accept is ignored, because it would be in every answer.
     */
    private String site(Settings settings) {
        String stored = settings.text("Site_Url", "").strip();
        return stored.isEmpty() || stored.length() > LONGEST ? rootUrl.strip() : stored;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
