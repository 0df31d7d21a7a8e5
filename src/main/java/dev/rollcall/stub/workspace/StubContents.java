package dev.rollcall.stub.workspace;

import dev.rollcall.demo.ProviderStates;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.stub.data.OwnData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of a workspace of the stub: provider states, and a consumer's own data over them.
 */
public record StubContents(ProviderStates states, OwnData own) {

    /**
     * Puts the data over the states.
     *
     * @throws IllegalArgumentException if a state is unknown, in a sentence
     * @throws dev.rollcall.stub.data.UnusableData if the data do not fit to the states
     */
    public static StubContents of(List<String> stateNames, OwnData own) {
        ProviderStates states = ProviderStates.named(stateNames);
        return new StubContents(states.over(own.fittedTo(states)), own);
    }

    /** The callers: those of the states, then those to whom the data give a token. */
    public List<StubCaller> callers() {
        List<StubCaller> all = new ArrayList<>();
        states.callers().stream()
                .filter(caller -> !own.replaces(caller.id()))
                .map(this::ofStates)
                .forEach(all::add);
        own.callers()
                .forEach(
                        caller ->
                                all.add(
                                        new StubCaller(
                                                caller.username(),
                                                "caller of one's own",
                                                caller.userId(),
                                                caller.token(),
                                                Optional.empty())));
        return List.copyOf(all);
    }

    /** The callers by their names, as they are printed. */
    public Map<String, Map<String, String>> printedCallers() {
        Map<String, Map<String, String>> printed = new LinkedHashMap<>();
        callers().forEach(caller -> printed.put(caller.username(), caller.printed()));
        return printed;
    }

    private StubCaller ofStates(DemoCaller caller) {
        return new StubCaller(
                caller.username(),
                caller.description(),
                caller.id(),
                caller.token(),
                states.bearerTokenOf(caller));
    }

    /** A caller whose credentials a consumer's test can use. */
    public record StubCaller(
            String username,
            String description,
            String userId,
            String authToken,
            Optional<String> bearerToken) {

        /** The members that describe the caller, in the order in which they are printed. */
        public Map<String, String> printed() {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("description", description);
            members.put("userId", userId);
            members.put("authToken", authToken);
            bearerToken.ifPresent(token -> members.put("bearerToken", token));
            return members;
        }
    }
}
