package dev.rollcall.mongo.list.count;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.plan.ListCommands;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Counts the users with a user name in hops along the index, one small command each. So ten million
 * users are counted without a long command.
 */
public final class UsernameWalk {

    private static final String USERNAME = "username";
    private static final String USERS = "users";
    private static final Document BY_USERNAME = new Document(USERNAME, 1);

    /** The stages use the user name only, so that MongoDB reads only the index. */
    private static final Document ONLY_USERNAME = new Document(USERNAME, 1).append("_id", 0);

    private final ListCommands users;

    public UsernameWalk(ListCommands users) {
        this.users = users;
    }

    public Uni<UsernameBookmarks> learn() {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            List<String> names = new ArrayList<>();
                            return Uni.createFrom()
                                    .deferred(() -> hop(names))
                                    .repeat()
                                    .whilst(full -> full)
                                    .collect()
                                    .last()
                                    .chain(end -> rest(names))
                                    .map(rest -> bookmarks(names, rest));
                        });
    }

    private static UsernameBookmarks bookmarks(List<String> names, long rest) {
        return new UsernameBookmarks(
                names, (long) names.size() * UsernameBookmarks.INTERVAL + rest);
    }

    /**
     * Adds the last name of the next hop; false if too few users are left for one. It skips to that
     * name, because counting the users takes the database twice as long. There is no hint:
     * Rocket.Chat has two indexes with these keys, so a hint by keys would be ambiguous.
     */
    private Uni<Boolean> hop(List<String> names) {
        return users.learn(
                        List.of(
                                after(names),
                                new Document("$sort", BY_USERNAME),
                                new Document("$skip", UsernameBookmarks.INTERVAL - 1),
                                new Document("$limit", 1),
                                new Document("$project", ONLY_USERNAME)),
                        Optional.empty())
                .map(
                        last -> {
                            last.forEach(user -> names.add(user.getString(USERNAME)));
                            return !last.isEmpty();
                        });
    }

    /** Counts the users after the last hop. */
    private Uni<Long> rest(List<String> names) {
        return users.learn(
                        List.of(
                                after(names),
                                new Document("$project", ONLY_USERNAME),
                                new Document(
                                        "$group",
                                        new Document("_id", null)
                                                .append(USERS, new Document("$sum", 1)))),
                        Optional.empty())
                .map(
                        counted ->
                                counted.stream()
                                        .mapToLong(all -> all.get(USERS, Number.class).longValue())
                                        .sum());
    }

    private static Document after(List<String> names) {
        return new Document(
                "$match",
                names.isEmpty()
                        ? Filters.gte(USERNAME, "")
                        : Filters.gt(USERNAME, names.get(names.size() - 1)));
    }
}
