package dev.rollcall.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares a whole response with the printed one, member by member. */
final class PrintedResponse {

    /** Members that later versions have and the documents do not print. */
    private static final Set<String> BEYOND_THE_PRINTED =
            Set.of(
                    "/user/canViewAllInfo",
                    "/user/rooms/*/federated",
                    "/users/*/nameInsensitive",
                    "/users/*/type",
                    "/users/*/lastLogin",
                    "/users/*/avatarETag",
                    "/email",
                    "/services",
                    "/isOAuthUser",
                    "/settings/profile",
                    "/settings/calendar");

    private final Set<String> differing = new TreeSet<>();

    private PrintedResponse() {}

    /**
     * The members that are printed and answered otherwise or not at all, and those that are
     * answered and may not be. A difference within a member that only one side has is that
     * member's.
     */
    static List<String> differences(JsonNode printed, JsonNode answered) {
        PrintedResponse comparison = new PrintedResponse();
        comparison.compare("", printed, answered);
        return List.copyOf(comparison.differing);
    }

    private void compare(String path, JsonNode printed, JsonNode answered) {
        if (printed.isObject() && answered.isObject()) {
            printed.properties()
                    .forEach(
                            member ->
                                    compare(
                                            path + "/" + member.getKey(),
                                            member.getValue(),
                                            answered.path(member.getKey())));
            answered.fieldNames()
                    .forEachRemaining(name -> refuseUnprinted(path + "/" + name, printed, name));
        } else if (printed.isArray() && answered.isArray() && printed.size() == answered.size()) {
            for (int at = 0; at < printed.size(); at++) {
                compare(path + "/*", printed.get(at), answered.get(at));
            }
        } else if (!printed.equals(answered)) {
            differing.add(path);
        }
    }

    private void refuseUnprinted(String path, JsonNode printed, String name) {
        if (!printed.has(name) && !BEYOND_THE_PRINTED.contains(path)) {
            differing.add(path);
        }
    }
}
