package dev.rollcall.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    private PrintedResponse() {}

    /** What is printed and not answered so, and what is answered and may not be. */
    static List<String> differences(JsonNode printed, JsonNode answered) {
        List<String> differences = new ArrayList<>();
        compare("", printed, answered, differences);
        return differences;
    }

    private static void compare(
            String path, JsonNode printed, JsonNode answered, List<String> differences) {
        if (printed.isObject() && answered.isObject()) {
            printed.properties()
                    .forEach(
                            member ->
                                    compare(
                                            path + "/" + member.getKey(),
                                            member.getValue(),
                                            answered.path(member.getKey()),
                                            differences));
            answered.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!printed.has(name)
                                        && !BEYOND_THE_PRINTED.contains(path + "/" + name)) {
                                    differences.add("not printed: " + path + "/" + name);
                                }
                            });
        } else if (printed.isArray() && answered.isArray() && printed.size() == answered.size()) {
            for (int at = 0; at < printed.size(); at++) {
                compare(path + "/*", printed.get(at), answered.get(at), differences);
            }
        } else if (!printed.equals(answered)) {
            differences.add(path + ": printed " + printed + ", answered " + answered);
        }
    }
}
