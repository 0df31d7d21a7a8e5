package dev.rollcall.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of {@code requests.txt}. */
record ClientRequest(String caller, String operation, int status, Map<String, String> parameters) {

    private static final Map<String, Map<String, String>> CREDENTIALS = Map.of(
            "roxie", pair("rbAXPnMktTFbNpwtJ", "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"),
            "john.m", pair("Fdh2KgsB7dtwbYrNw", "demo-regular-john.m-00000000000000000000001"),
            "botkit", pair("Bm9YcfBCrwSTSGof7", "demo-bot-botkit.user-0000000000000000000001"),
            "bearer", Map.of("Authorization", "Bearer demo-bearer-john.m"),
            "nobody", Map.of());

    static Stream<ClientRequest> all() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("rollcall.requests"))).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ClientRequest::parse);
    }

    private static ClientRequest parse(String line) {
        String[] words = line.trim().split("\\s+");
        Map<String, String> parameters = Arrays.stream(words)
                .skip(3)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new ClientRequest(words[0], words[1], Integer.parseInt(words[2]), parameters);
    }

    Map<String, String> credentials() {
        return CREDENTIALS.get(caller);
    }

    /** The value, or null if the request does not send it, as the generated builders take it. */
    String parameter(String name) {
        return parameters.get(name);
    }

    private static Map<String, String> pair(String userId, String token) {
        return Map.of("X-User-Id", userId, "X-Auth-Token", token);
    }
}
