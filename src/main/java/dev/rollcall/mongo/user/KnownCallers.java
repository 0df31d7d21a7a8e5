package dev.rollcall.mongo.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The callers who were authenticated recently, by their tokens. If there are too many tokens, the
 * one whose last login is the oldest is forgotten; so is one that is refused.
 */
final class KnownCallers {

    private final Map<String, String> userByToken;

    KnownCallers(int most) {
        this.userByToken =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Whose token this was at its last login; empty if it is unknown. To ask is no login. */
    synchronized Optional<String> user(String token) {
        return Optional.ofNullable(userByToken.get(token));
    }

    /** The database has said whose token this is, if it is one. */
    synchronized void saw(String token, Optional<String> user) {
        userByToken.remove(token);
        user.ifPresent(holder -> userByToken.put(token, holder));
    }
}
