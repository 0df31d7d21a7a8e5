package dev.rollcall.mongo.user;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The callers who were authenticated recently. If there are too many, the one whose last login is
 * the oldest is forgotten; so is one whose token is refused.
 */
final class KnownCallers {

    private final Map<String, Boolean> byLastLogin;

    KnownCallers(int most) {
        this.byLastLogin =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Whether the caller is known; to ask is no login. */
    synchronized boolean contains(String claimed) {
        return byLastLogin.containsKey(claimed);
    }

    /** The database has said whether this is a caller. */
    synchronized void saw(String claimed, boolean authenticated) {
        if (authenticated) {
            byLastLogin.put(claimed, true);
        } else {
            byLastLogin.remove(claimed);
        }
    }
}
