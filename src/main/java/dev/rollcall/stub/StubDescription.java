package dev.rollcall.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.demo.DemoCaller;
import dev.rollcall.demo.ProviderStates;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The line of JSON from which a consumer's test reads the stub's address and the callers' tokens.
 */
final class StubDescription {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StubDescription() {}

    static String of(ProviderStates states, String url, String management) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("url", url);
        description.put("management", management);
        description.put("states", states.names());
        Map<String, Object> callers = new LinkedHashMap<>();
        states.callers()
                .forEach(caller -> callers.put(caller.username(), credentials(states, caller)));
        description.put("callers", callers);
        try {
            return JSON.writeValueAsString(description);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, lists and maps are always JSON", e);
        }
    }

    private static Map<String, String> credentials(ProviderStates states, DemoCaller caller) {
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("description", caller.description());
        credentials.put("userId", caller.id());
        credentials.put("authToken", caller.token());
        states.bearerTokenOf(caller).ifPresent(token -> credentials.put("bearerToken", token));
        return credentials;
    }
}
