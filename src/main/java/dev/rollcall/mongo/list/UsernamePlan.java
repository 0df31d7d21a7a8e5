package dev.rollcall.mongo.list;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.count.KnownUsers.Known;
import dev.rollcall.mongo.list.count.UserCounts.UserCount;
import dev.rollcall.mongo.list.count.UsernameBookmarks;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.plan.UserFilters;
import dev.rollcall.mongo.list.plan.UserOrder;
import dev.rollcall.mongo.list.walk.PageEnd;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserQuery;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/**
 * Plans the commands of a list in the order of user names: users with a user name are one side,
 * users without one the other. Each side is read along an index of its own, or by remembered ids.
 */
final class UsernamePlan {

    private static final String USERNAME = "username";
    private static final String ID = "_id";

    /**
     * How many ids are requested beyond the page, because some of these users may have chosen a
     * user name meanwhile.
     */
    private static final int SPARE = 32;

    private final UserQuery query;
    private final SortKey username;
    private final List<SortKey> rest;
    private final Optional<Known> known;

    /** Plans this query with the figures about all users. */
    UsernamePlan(UserQuery query, Optional<Known> known) {
        this.query = query;
        this.username = query.order().get(0);
        this.rest = query.order().subList(1, query.order().size());
        this.known = known;
    }

    /** Whether the users without a user name are remembered in the order of the list. */
    boolean knowsNamelessInOrder() {
        return known.filter(all -> all.nameless().areInOrder()).isPresent()
                && query.filter() instanceof UserFilter.Listed
                && rest.isEmpty();
    }

    /** The commands from the offset on, one after another. An empty side has no command. */
    List<PlannedCommand> fromOffset(UserCount count) {
        long first = username.ascending() ? count.withoutUsername() : count.withUsername();
        List<PlannedCommand> parts = new ArrayList<>();
        if (count.withoutUsername() == 0) {
            parts.add(with(query.offset()));
        } else if (username.ascending()) {
            if (query.offset() < first) {
                parts.addAll(without(query.offset()));
            }
            parts.add(with(Math.max(0, query.offset() - first)));
        } else {
            if (query.offset() < first) {
                parts.add(with(query.offset()));
            }
            parts.addAll(without(Math.max(0, query.offset() - first)));
        }
        return parts;
    }

    /** How many users the first command should return. */
    long ofTheFirst(UserCount count) {
        long first = username.ascending() ? count.withoutUsername() : count.withUsername();
        return count.withoutUsername() == 0 ? Long.MAX_VALUE : first - query.offset();
    }

    /** The commands after this user; empty if the users without a user name are no longer known. */
    Optional<List<PlannedCommand>> after(PageEnd.AfterUsername place) {
        PlannedCommand behind =
                with(
                        username.ascending()
                                ? Filters.gt(USERNAME, place.username())
                                : Filters.lt(USERNAME, place.username()),
                        0);
        if (username.ascending()) {
            return Optional.of(List.of(behind));
        }
        return known.map(
                users -> {
                    List<PlannedCommand> parts = new ArrayList<>(List.of(behind));
                    parts.addAll(without(0));
                    return parts;
                });
    }

    /** The commands after a user without a user name. */
    Optional<List<PlannedCommand>> after(PageEnd.AfterNameless place) {
        if (!knowsNamelessInOrder()) {
            return Optional.empty();
        }
        List<PlannedCommand> parts = new ArrayList<>(byIds(behind(place.id())));
        if (username.ascending()) {
            parts.add(with(0));
        }
        return Optional.of(parts);
    }

    private PlannedCommand with(long skip) {
        if (known.isEmpty() || !(query.filter() instanceof UserFilter.Listed)) {
            return with(Filters.empty(), skip);
        }
        UsernameBookmarks bookmarks = known.get().bookmarks();
        UsernameBookmarks.Start start =
                username.ascending() ? bookmarks.ascending(skip) : bookmarks.descending(skip);
        if (start.name().isEmpty()) {
            return with(Filters.empty(), start.skip());
        }
        return with(
                username.ascending()
                        ? Filters.gt(USERNAME, start.name())
                        : Filters.lte(USERNAME, start.name()),
                start.skip());
    }

    private PlannedCommand with(Bson condition, long skip) {
        Bson users = UserFilters.withUsername(query.filter());
        return part(
                condition.equals(Filters.empty()) ? users : Filters.and(users, condition),
                UserOrder.ofUsernames(username),
                skip,
                query.limit());
    }

    private List<PlannedCommand> without(long skip) {
        List<Bson> order = UserOrder.withoutUsername(username, rest);
        Bson users = UserFilters.withoutUsername(query.filter());
        if (known.isEmpty()) {
            return List.of(part(users, order, skip, query.limit()));
        }
        if (knowsNamelessInOrder()) {
            List<Object> ids = inOrder();
            return byIds(ids.subList((int) Math.min(skip, ids.size()), ids.size()));
        }
        List<Object> ids = known.get().nameless().ids();
        return ids.isEmpty()
                ? List.of()
                : List.of(part(and(users, ids), order, skip, query.limit()));
    }

    private List<Object> inOrder() {
        boolean orWithEmail =
                query.filter() instanceof UserFilter.Listed listed && listed.orWithEmail();
        List<Object> ids = new ArrayList<>(known.orElseThrow().nameless().listed(orWithEmail));
        if (!username.ascending()) {
            Collections.reverse(ids);
        }
        return ids;
    }

    private List<Object> behind(Object id) {
        return inOrder().stream()
                .filter(
                        other ->
                                (other.toString().compareTo(id.toString()) > 0)
                                                == username.ascending()
                                        && !other.equals(id))
                .toList();
    }

    /**
     * The users with these ids. The second command is sent only if the first one does not fill the
     * page, because more of its users than the spare ones have a user name now.
     */
    private List<PlannedCommand> byIds(List<Object> ids) {
        int enough = (int) Math.min(query.limit().orElse(ids.size()) + SPARE, ids.size());
        return Stream.of(ids.subList(0, enough), ids.subList(enough, ids.size()))
                .filter(some -> !some.isEmpty())
                .map(this::byTheseIds)
                .toList();
    }

    private PlannedCommand byTheseIds(List<Object> ids) {
        return part(
                and(UserFilters.withoutUsername(query.filter()), ids),
                UserOrder.withoutUsername(username, rest),
                0,
                query.limit());
    }

    private static Bson and(Bson users, List<Object> ids) {
        return Filters.and(Filters.in(ID, ids), users);
    }

    private static PlannedCommand part(
            Bson filter, List<Bson> order, long skip, OptionalLong limit) {
        return new PlannedCommand(filter, Optional.empty(), order, skip, limit, Optional.empty());
    }
}
