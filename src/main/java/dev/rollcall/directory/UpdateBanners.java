package dev.rollcall.directory;

import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.VisibleUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.module.ModuleDescriptor.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Drops outdated notices of server updates: those without a version and, if the server's version is
 * configured, those of versions that it already has.
 */
@ApplicationScoped
class UpdateBanners {

    private static final String PREFIX = "versionUpdate-";
    private static final String VERSION = "\\d{1,6}(?:_\\d{1,6}){0,3}";

    private final Optional<Version> server;

    UpdateBanners(RollcallConfiguration configuration) {
        this.server = configuration.serverVersion().map(Version::parse);
    }

    /** The user with the current notices only. */
    VisibleUser current(VisibleUser user) {
        return user.value(UserField.BANNERS)
                .map(banners -> user.with(UserField.BANNERS, current((Map<?, ?>) banners)))
                .orElse(user);
    }

    private Map<Object, Object> current(Map<?, ?> banners) {
        Map<Object, Object> current = new LinkedHashMap<>(banners);
        current.keySet().removeIf(id -> isOutdated((String) id));
        return current;
    }

    private boolean isOutdated(String id) {
        if (!id.startsWith(PREFIX)) {
            return false;
        }
        String version = id.substring(PREFIX.length());
        return !version.matches(VERSION)
                || server.filter(
                                known ->
                                        Version.parse(version.replace('_', '.')).compareTo(known)
                                                <= 0)
                        .isPresent();
    }
}
