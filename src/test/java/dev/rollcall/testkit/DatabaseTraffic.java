package dev.rollcall.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * What passes between services and their database. Every reply of the run is searched for secrets,
 * every command must only read; whole commands are kept while a recording goes on.
 */
public final class DatabaseTraffic {

    /** What a driver says of itself, and commands that read. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "hello",
                    "isMaster",
                    "ismaster",
                    "ping",
                    "saslStart",
                    "saslContinue",
                    "endSessions",
                    "killCursors",
                    "find",
                    "aggregate",
                    "getMore",
                    "listIndexes",
                    "count",
                    "listCollections",
                    "listDatabases");

    /**
     * Commands that MongoDB ends after the time that they name; the others read on or are small.
     */
    private static final Set<String> LIMITED = Set.of("find", "aggregate");

    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    /** Long enough that what is sent at once is sent before the first reply, on a busy machine. */
    private static final long HELD_BACK = 150;

    private final SecretSearch search = new SecretSearch(Secrets.all());
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> readingsOfPermissions = new ConcurrentHashMap<>();
    private final Map<String, Integer> connections = new ConcurrentHashMap<>();
    private volatile Optional<Recording> recording = Optional.empty();

    /** How often each service, by its application name, has read the permissions so far. */
    public Map<String, Long> readingsOfPermissions() {
        return Map.copyOf(readingsOfPermissions);
    }

    /** Whether a service of this application name has a connection. */
    boolean isConnected(String application) {
        return connections.getOrDefault(application, 0) > 0;
    }

    /** A connection of a service begins or ends. */
    void connections(String application, int more) {
        connections.merge(application, more, Integer::sum);
    }

    /** The names of all commands that were ever sent. */
    public Set<String> names() {
        return new TreeSet<>(names);
    }

    /**
     * Fails if any reply so far brought a secret, or any command could do more than read or had no
     * limit of time.
     */
    public void assertHarmless() {
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("; ", faults));
        }
    }

    /**
     * The commands of requests that the actions cause. Replies to them are held back meanwhile, so
     * that commands which do not wait for each other show as one step.
     */
    public List<DatabaseCommand> during(Runnable actions) {
        return during(actions, DatabaseCommand::isOfARequest, HELD_BACK);
    }

    /** The commands that re-read permissions and settings while the actions go on. */
    public List<DatabaseCommand> ofRightsDuring(Runnable actions) {
        return during(actions, DatabaseCommand::isOfRights, 0);
    }

    private synchronized List<DatabaseCommand> during(
            Runnable actions, Predicate<DatabaseCommand> wanted, long heldBack) {
        Recording started = new Recording(wanted, heldBack);
        recording = Optional.of(started);
        try {
            actions.run();
        } finally {
            recording = Optional.empty();
        }
        return started.commands();
    }

    /** A command passes; the returned value decides what is done with its reply. */
    Sent sent(String application, RawBsonDocument command) {
        String name = command.getFirstKey();
        names.add(name);
        if (new DatabaseCommand(command, 0).isOfPermissions()) {
            readingsOfPermissions.merge(application, 1L, Long::sum);
        }
        if (!HARMLESS.contains(name) || writes(command)) {
            faults.add("A command that does not only read: " + command.toJson());
        }
        if (LIMITED.contains(name) && !command.containsKey("maxTimeMS")) {
            faults.add("A command without a limit of time: " + command.toJson());
        }
        Sent sent = new Sent(command, recording);
        sent.begin();
        return sent;
    }

    private static boolean writes(RawBsonDocument command) {
        BsonValue pipeline = command.get("pipeline");
        return pipeline != null
                && pipeline.asArray().stream()
                        .map(stage -> stage.asDocument().getFirstKey())
                        .anyMatch(WRITING_STAGES::contains);
    }

    /** A reply passes; some come of themselves. */
    void answered(Optional<Sent> sent, byte[] reply) {
        search.find(reply)
                .ifPresent(
                        secret ->
                                faults.add(
                                        "The database sent the secret "
                                                + secret
                                                + " in the reply to "
                                                + sent.map(asked -> asked.command().toJson())
                                                        .orElse("no command")));
        sent.ifPresent(Sent::end);
    }

    /** A command on its way, and the recording that it belongs to. */
    static final class Sent {

        private final RawBsonDocument command;
        private final Optional<Recording> recording;

        private Sent(RawBsonDocument command, Optional<Recording> recording) {
            this.command = command;
            this.recording =
                    recording.filter(to -> to.wanted.test(new DatabaseCommand(command, 0)));
        }

        RawBsonDocument command() {
            return command;
        }

        /** How long its reply is held back. */
        long heldBack() {
            return recording.map(to -> to.heldBack).orElse(0L);
        }

        private void begin() {
            recording.ifPresent(to -> to.begin(this));
        }

        private void end() {
            recording.ifPresent(to -> to.end(this));
        }
    }

    /** Commands in the order in which they were sent, each with its step. */
    private static final class Recording {

        private final List<DatabaseCommand> commands = new ArrayList<>();
        private final Map<Sent, Integer> open = new HashMap<>();
        private final Predicate<DatabaseCommand> wanted;
        private final long heldBack;
        private int answered;

        Recording(Predicate<DatabaseCommand> wanted, long heldBack) {
            this.wanted = wanted;
            this.heldBack = heldBack;
        }

        synchronized void begin(Sent sent) {
            int step = answered + 1;
            open.put(sent, step);
            commands.add(new DatabaseCommand(decoded(sent.command()), step));
        }

        synchronized void end(Sent sent) {
            answered = Math.max(answered, open.getOrDefault(sent, 0));
        }

        synchronized List<DatabaseCommand> commands() {
            return Collections.unmodifiableList(new ArrayList<>(commands));
        }

        private static BsonDocument decoded(RawBsonDocument raw) {
            return raw.decode(new BsonDocumentCodec());
        }
    }
}
