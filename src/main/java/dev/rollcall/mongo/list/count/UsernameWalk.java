package dev.rollcall.mongo.list.count;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.plan.ListCommands;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Counts the users with a user name in hops along the index, one small command each. So ten million
 * users are counted without a long command.
 */
public final class UsernameWalk {

    private static final String USERS = "users";
    private static final String LAST = "last";
    private static final Document BY_USERNAME = new Document("username", 1);

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
                                    .whilst(passed -> passed == UsernameBookmarks.INTERVAL)
                                    .collect()
                                    .last()
                                    .map(rest -> bookmarks(names, rest));
                        });
    }

    private static UsernameBookmarks bookmarks(List<String> names, long rest) {
        return new UsernameBookmarks(
                names, (long) names.size() * UsernameBookmarks.INTERVAL + rest);
    }

    /**
     * The number of users in the next hop. It adds the last name of a full hop. There is no hint:
     * Rocket.Chat has two indexes with these keys, so a hint by keys would be ambiguous.
     */
    private Uni<Long> hop(List<String> names) {
        return users.learn(stages(names), Optional.empty())
                .map(
                        found -> {
                            if (found.isEmpty()) {
                                return 0L;
                            }
                            long passed = found.get(0).get(USERS, Number.class).longValue();
                            if (passed == UsernameBookmarks.INTERVAL) {
                                names.add(found.get(0).getString(LAST));
                            }
                            return passed;
                        });
    }

    /** The stages of a hop. They use the user name only, so that MongoDB reads only the index. */
    private static List<Bson> stages(List<String> names) {
        Bson others =
                names.isEmpty()
                        ? Filters.gte("username", "")
                        : Filters.gt("username", names.get(names.size() - 1));
        return List.of(
                new Document("$match", others),
                new Document("$sort", BY_USERNAME),
                new Document("$limit", UsernameBookmarks.INTERVAL),
                new Document("$project", new Document("username", 1).append("_id", 0)),
                new Document(
                        "$group",
                        new Document("_id", null)
                                .append(USERS, new Document("$sum", 1))
                                .append(LAST, new Document("$max", "$username"))));
    }
}
