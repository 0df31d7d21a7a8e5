package consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads a workspace's users, page after page. */
final class RollExport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String service;
    private final String userId;
    private final String authToken;

    RollExport(String service, String userId, String authToken) {
        this.service = service;
        this.userId = userId;
        this.authToken = authToken;
    }

    /** The user names of one page. */
    List<String> page(int offset, int count) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        service
                                                + "/api/v1/users.list?count="
                                                + count
                                                + "&offset="
                                                + offset))
                        .header("X-User-Id", userId)
                        .header("X-Auth-Token", authToken)
                        .build();
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new Refused(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").map(Integer::valueOf).orElse(0));
        }
        List<String> names = new ArrayList<>();
        for (JsonNode user : JSON.readTree(response.body()).get("users")) {
            names.add(user.get("username").textValue());
        }
        return names;
    }

    /** The service did not give the page. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final int secondsToWait;

        Refused(int status, int secondsToWait) {
            super("The directory answered with " + status);
            this.status = status;
            this.secondsToWait = secondsToWait;
        }

        int status() {
            return status;
        }

        int secondsToWait() {
            return secondsToWait;
        }
    }
}
