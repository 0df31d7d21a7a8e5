package dev.rollcall.demo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.workspace.OwnContents;
import dev.rollcall.demo.workspace.WorkspaceContents;
import dev.rollcall.demo.workspace.WorkspaceContents.DemoCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A combination of provider states, and the workspace that it describes. */
public final class ProviderStates {

    private static final int LONGEST_REPEATED = 80;

    private final Set<ProviderState> states;
    private final WorkspaceContents contents = new WorkspaceContents();

    private ProviderStates(Set<ProviderState> states, OwnContents own) {
        this.states = states;
        states.forEach(state -> state.appliedTo(contents));
        contents.own(own);
    }

    /**
     * The states of these names.
     *
     * @throws IllegalArgumentException if one is unknown; the message lists the known ones
     */
    public static ProviderStates named(Collection<String> names) {
        Set<ProviderState> states = EnumSet.noneOf(ProviderState.class);
        names.forEach(name -> states.add(named(name)));
        return new ProviderStates(states, OwnContents.NONE);
    }

    /** The same states, with a consumer's own contents added. */
    public ProviderStates over(OwnContents own) {
        return new ProviderStates(states, own);
    }

    /** The users who have this value there, by their ids. */
    public List<String> usersWith(String member, String value) {
        return contents.usersWith(member, value);
    }

    private static ProviderState named(String name) {
        return Arrays.stream(ProviderState.values())
                .filter(state -> state.stateName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    /** It may be as long as a body, and the answer repeats it. */
    private static String shortened(String name) {
        return name.length() <= LONGEST_REPEATED
                ? name
                : name.substring(0, LONGEST_REPEATED) + "...";
    }

    private static String unknown(String name) {
        return Arrays.stream(ProviderState.values())
                .map(ProviderState::stateName)
                .collect(
                        Collectors.joining(
                                ", ",
                                "There is no provider state '"
                                        + shortened(name)
                                        + "'. The known are: ",
                                "."));
    }

    /** Every state and its meaning, one per line. */
    public static String catalogue() {
        return Arrays.stream(ProviderState.values())
                .map(
                        state ->
                                String.format(
                                        Locale.ROOT,
                                        "%-56s %s",
                                        state.stateName(),
                                        state.meaning()))
                .collect(Collectors.joining("\n"));
    }

    /** The names of the states, in the order in which they were applied. */
    public List<String> names() {
        return states.stream().map(ProviderState::stateName).toList();
    }

    /** Whether the workspace's database can be reached. */
    public boolean databaseUp() {
        return !states.contains(ProviderState.DATABASE_DOWN);
    }

    /** The callers that a test can call as, including those whose token no longer works. */
    public List<DemoCaller> callers() {
        return Arrays.stream(DemoCaller.values())
                .filter(caller -> contents.has(DemoCollection.USERS, caller.id()))
                .toList();
    }

    /** The caller's stored OAuth access token, valid or expired. */
    public Optional<String> bearerTokenOf(DemoCaller caller) {
        return caller == DemoCaller.JOHN
                        && contents.has(DemoCollection.OAUTH_ACCESS_TOKENS, DemoBearerTokens.ID)
                ? Optional.of(DemoBearerTokens.OF_JOHN)
                : Optional.empty();
    }

    /** Whether these states have the same permissions and settings as the others. */
    public boolean hasConfigurationOf(ProviderStates others) {
        return contents.hasSame(DemoCollection.PERMISSIONS, others.contents)
                && contents.hasSame(DemoCollection.SETTINGS, others.contents);
    }

    /** About how much memory the documents take. */
    public long bytes() {
        return contents.bytes();
    }

    /** Makes the database hold the workspace of these states and nothing else. */
    public void seed(MongoDatabase database) {
        contents.replaceAllIn(database);
    }

    /**
     * Starts a server in this process that holds the workspace of these states until the process
     * ends, and returns its connection string.
     */
    public String serve() {
        String url = EmbeddedServer.start().url(WorkspaceAddress.USUAL_DATABASE);
        try (MongoClient client = MongoClients.create(url)) {
            seed(client.getDatabase(WorkspaceAddress.USUAL_DATABASE));
        }
        return url;
    }
}
