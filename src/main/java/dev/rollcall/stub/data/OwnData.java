package dev.rollcall.stub.data;

import dev.rollcall.demo.ProviderStates;
import dev.rollcall.demo.workspace.OwnContents;
import dev.rollcall.stub.data.UnusableData.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** A consumer's own data, which are well formed. */
public final class OwnData {

    public static final OwnData NONE =
            new OwnData(OwnContents.NONE, List.of(), List.of(), List.of());

    private final OwnContents contents;
    private final List<OwnCaller> callers;
    private final List<Located> users;
    private final List<Located> rooms;

    OwnData(
            OwnContents contents,
            List<OwnCaller> callers,
            List<Located> users,
            List<Located> rooms) {
        this.contents = contents;
        this.callers = List.copyOf(callers);
        this.users = List.copyOf(users);
        this.rooms = List.copyOf(rooms);
    }

    /** A user of the data who has a token, and so can call. */
    public record OwnCaller(String username, String userId, String token) {

        /**
         * Stores the hash of the token in the document of the user, beside those of other tokens.
         */
        static OwnCaller of(Document user, String token) {
            Document services = new Document(members(user.get("services")));
            Document resume = new Document(members(services.get("resume")));
            List<Object> tokens = new ArrayList<>();
            if (resume.get("loginTokens") instanceof List<?> others) {
                tokens.addAll(others);
            }
            tokens.add(OwnContents.loginToken(token));
            user.put("services", services.append("resume", resume.append("loginTokens", tokens)));
            return new OwnCaller(user.getString("username"), user.getString("_id"), token);
        }

        private static Map<String, Object> members(Object stored) {
            return stored instanceof Document document ? document : Map.of();
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws UnusableData if there is anything wrong with it
     */
    public static OwnData parse(String text) {
        return DataReader.read(Located.parse(text));
    }

    /**
     * Reads a part of a larger text.
     *
     * @throws UnusableData if there is anything wrong with it
     */
    public static OwnData of(Located json) {
        return DataReader.read(json);
    }

    public List<OwnCaller> callers() {
        return callers;
    }

    /** Whether the data have a user of this id. */
    public boolean replaces(String userId) {
        return contents.users().stream().anyMatch(user -> userId.equals(user.get("_id")));
    }

    /**
     * The documents, checked against those of the states.
     *
     * @throws UnusableData if both cannot be in one workspace
     */
    public OwnContents fittedTo(ProviderStates states) {
        List<Fault> faults = new ArrayList<>();
        for (String unique : List.of("username", "freeSwitchExtension")) {
            users.forEach(user -> requireFree(user, unique, states, faults));
        }
        Set<List<String>> places = new HashSet<>();
        rooms.forEach(
                room -> {
                    requireUser(room, states, faults);
                    if (!places.add(List.of(text(room, "rid"), text(member(room, "u"), "_id")))) {
                        faults.add(room.fault("has a `rid` and a user that another one has."));
                    }
                });
        if (!faults.isEmpty()) {
            throw new UnusableData(faults);
        }
        return contents;
    }

    private void requireFree(
            Located user, String unique, ProviderStates states, List<Fault> faults) {
        Optional<Located> value = user.object().map(members -> members.get(unique));
        value
                .flatMap(Located::text)
                .map(text -> states.usersWith(unique, text))
                .orElse(List.of())
                .stream()
                .filter(other -> !replaces(other))
                .findFirst()
                .ifPresent(
                        other ->
                                faults.add(
                                        value.get()
                                                .fault(
                                                        "is that of the user "
                                                                + other
                                                                + " of the states, too.")));
    }

    private void requireUser(Located room, ProviderStates states, List<Fault> faults) {
        Located user = member(room, "u");
        String id = text(user, "_id");
        if (id.isEmpty() || !replaces(id) && states.usersWith("_id", id).isEmpty()) {
            faults.add(user.fault("has to name a user of the workspace in `_id`."));
        }
    }

    private static Located member(Located json, String name) {
        return json.object().orElseThrow().get(name);
    }

    private static String text(Located json, String name) {
        return json.object().map(members -> members.get(name)).flatMap(Located::text).orElse("");
    }
}
