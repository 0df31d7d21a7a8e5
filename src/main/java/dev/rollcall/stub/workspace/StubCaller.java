package dev.rollcall.stub.workspace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
