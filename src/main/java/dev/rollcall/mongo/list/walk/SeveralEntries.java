package dev.rollcall.mongo.list.walk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rollcall.mongo.list.walk.PageEnds.Walk;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps a walk from giving a user again whose value is a list. An index has an entry for each
 * member of the list, so a page that begins at a value finds the user by a later member.
 * Rocket.Chat stores no lists in fields of one value, so a walk remembers few of these users.
 * Fields that are lists are left out: no place is remembered in their orders.
 */
public final class SeveralEntries {

    static final int MOST = 64;

    /** For each walk, the ids of these users, with the end of the page that has each. */
    private final Cache<Walk, Map<Object, Long>> given =
            Caffeine.newBuilder()
                    .maximumSize(PageEnds.MOST_WALKS)
                    .expireAfterWrite(PageEnds.LONGEST)
                    .build();

    /** How many more users a page has to read, because it may find so many again. */
    public long again(Walk walk, UserQuery query) {
        if (query.offset() == 0) {
            given.invalidate(walk);
        }
        // Each page of the walk renews the time for which its users are remembered.
        Map<Object, Long> before = given.asMap().computeIfPresent(walk, (same, ids) -> ids);
        return before == null
                ? 0
                : before.values().stream().filter(end -> end <= query.offset()).count();
    }

    /** Which users a page has: all but those that it, or an earlier page, had already. */
    public Predicate<ReadUser> onThePage(Walk walk, UserQuery query) {
        List<String> paths =
                query.order().stream()
                        .filter(SeveralEntries::hasOneValue)
                        .map(SeveralEntries::path)
                        .toList();
        long end = query.offset() + query.limit().orElseThrow();
        Set<Object> onThis = new HashSet<>();
        return user -> {
            if (!isOrderedByAList(user, paths)) {
                return true;
            }
            Object id = user.stored().getOrDefault("_id", "");
            if (!(id instanceof String text) || text.length() > PageEnd.LONGEST_TEXT) {
                return true;
            }
            Map<Object, Long> known = given.get(walk, first -> new ConcurrentHashMap<>());
            if (known.getOrDefault(id, Long.MAX_VALUE) <= query.offset() || !onThis.add(id)) {
                return false;
            }
            if (known.size() < MOST) {
                known.put(id, end);
            }
            return true;
        };
    }

    private static boolean isOrderedByAList(ReadUser user, List<String> paths) {
        for (String path : paths) {
            if (user.stored().get(path) instanceof List) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOneValue(SortKey key) {
        return switch (key.path().field().type()) {
            case TEXT, FLAG, NUMBER, TIME -> true;
            default -> false;
        };
    }

    private static String path(SortKey key) {
        return key.path().dotted();
    }
}
