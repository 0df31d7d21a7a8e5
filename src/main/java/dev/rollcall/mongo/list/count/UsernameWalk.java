package dev.rollcall.mongo.list.count;

import com.mongodb.client.model.Filters;
import dev.rollcall.mongo.list.plan.ListCommands;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Counts the users with a user name in hops along the index, one small command each. So ten million
 * users are counted without a long command.
 */
public final class UsernameWalk {

    /** The users of one hop. */
    static final int HOP = 1_000;

    private static final String USERNAME = "username";
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
                            Passed passed = new Passed();
                            return Uni.createFrom()
                                    .deferred(() -> hop(passed))
                                    .repeat()
                                    .whilst(full -> full)
                                    .collect()
                                    .last()
                                    .map(end -> passed.bookmarks());
                        });
    }

    /**
     * Reads the user names of the next hop; false if too few users are left for one. To skip to the
     * last of them would cost the database nearly as much, and give one bookmark only. There is no
     * hint: Rocket.Chat has two indexes with these keys, so a hint by keys would be ambiguous.
     *
     * @throws IllegalStateException if a full hop has only users whom an earlier one passed; the
     *     walk would never end
     */
    private Uni<Boolean> hop(Passed passed) {
        return users.learn(
                        List.of(
                                passed.others(),
                                new Document("$sort", BY_USERNAME),
                                new Document("$limit", HOP),
                                new Document("$project", ONLY_USERNAME)),
                        Optional.empty())
                .map(
                        next -> {
                            String before = passed.last;
                            passed.addAll(next.stream().map(user -> user.get(USERNAME)).toList());
                            boolean full = next.size() == HOP;
                            if (full && passed.last.equals(before)) {
                                throw new IllegalStateException("The walk gets no further");
                            }
                            return full;
                        });
    }

    /** The name that orders the user: of a list, which is no valid user name, the first text. */
    private static Optional<String> name(Object stored) {
        Stream<?> values = stored instanceof List<?> list ? list.stream() : Stream.of(stored);
        return values.filter(String.class::isInstance)
                .map(String.class::cast)
                .min(Comparator.naturalOrder());
    }

    /** The users that the hops have passed so far. */
    private static final class Passed {

        private final List<String> names = new ArrayList<>();
        private long number;
        private String last = "";

        void addAll(List<Object> found) {
            String before = last;
            boolean isFirst = number == 0;
            found.stream()
                    .filter(stored -> isFirst || !wasPassed(stored, before))
                    .forEach(stored -> add(name(stored)));
        }

        /**
         * A list can have a name of an earlier hop and a later one. Other values are not compared:
         * the server has done that, and its order is not that of Java.
         */
        private static boolean wasPassed(Object stored, String before) {
            return stored instanceof List<?>
                    && name(stored).filter(first -> first.compareTo(before) > 0).isEmpty();
        }

        private void add(Optional<String> name) {
            number++;
            last = name.orElse(last);
            if (number % UsernameBookmarks.INTERVAL == 0) {
                names.add(last);
            }
        }

        Document others() {
            return new Document(
                    "$match", number == 0 ? Filters.gte(USERNAME, "") : Filters.gt(USERNAME, last));
        }

        UsernameBookmarks bookmarks() {
            return new UsernameBookmarks(names, number);
        }
    }
}
