package dev.rollcall.testkit;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A command that a service sent to its database.
 *
 * @param step how many commands of the recording had to be answered, one after another, before this
 *     one was sent; from 1
 */
public record DatabaseCommand(BsonDocument document, int step) {

    /** What a driver sends of itself: greetings, signing in, and ending cursors and sessions. */
    private static final Set<String> OF_THE_DRIVER =
            Set.of(
                    "hello",
                    "isMaster",
                    "ismaster",
                    "ping",
                    "saslStart",
                    "saslContinue",
                    "killCursors",
                    "endSessions");

    private static final String PERMISSIONS = "rocketchat_permissions";
    private static final List<String> READ_ALL_THE_TIME =
            List.of(PERMISSIONS, "rocketchat_settings");

    /**
     * What a service asks about its database by itself, now and then: its indexes, whether it has
     * users, and where users are if it has none. No request sends any of these.
     */
    private static final Set<String> OF_THE_SERVICE =
            Set.of("listIndexes", "count", "listDatabases", "listCollections");

    /** The name of the command, such as {@code find}. */
    public String name() {
        return document.getFirstKey();
    }

    /** The collection that it is about; empty if there is none. */
    public String collection() {
        BsonValue about = document.get(name().equals("getMore") ? "collection" : name());
        return about != null && about.isString() ? about.asString().getValue() : "";
    }

    /** Whether it belongs to a request, and not to the service's life. */
    public boolean isOfARequest() {
        return !OF_THE_DRIVER.contains(name())
                && !OF_THE_SERVICE.contains(name())
                && !READ_ALL_THE_TIME.contains(collection());
    }

    /** Whether it begins a reading of the permissions. */
    boolean isOfPermissions() {
        return PERMISSIONS.equals(collection()) && !name().equals("getMore");
    }

    /** Whether it re-reads permissions or settings. */
    boolean isOfRights() {
        return READ_ALL_THE_TIME.contains(collection());
    }

    /**
     * What is read in each step: the collections of a step with blanks, the steps with commas
     * between them.
     */
    public static String steps(List<DatabaseCommand> commands) {
        return commands.stream()
                .collect(
                        Collectors.groupingBy(
                                DatabaseCommand::step,
                                TreeMap::new,
                                Collectors.mapping(
                                        DatabaseCommand::collection, Collectors.toList())))
                .values()
                .stream()
                .map(step -> step.stream().sorted().collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name() + " " + collection();
    }
}
