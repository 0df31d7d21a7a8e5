package dev.rollcall.demo;

import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.person.DemoTokens.DemoBearerTokens;
import dev.rollcall.demo.person.DemoUsers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text that the start prints for the demo workspace: a warning that its tokens are public, the
 * tokens, and requests to try.
 */
public final class DemoAnnouncement {

    private DemoAnnouncement() {}

    /** The announcement of a service that listens on this port. */
    public static String of(int port) {
        return """
        ==================================================================================================
          DEMO WORKSPACE: %s invented users in memory, gone when the process ends.
          The tokens below are public. Never let this service be reached from a network.
          Set MONGO_URL to serve the workspace of a Rocket.Chat deployment instead.

          %-29s %-19s X-Auth-Token
        %s
          john.m by OAuth:              Authorization: Bearer %s

          Requests to copy; http://localhost:%s/ has them in a browser:

        %s
        %s
        %s
        ==================================================================================================\
        """
                .formatted(
                        DemoUsers.TOTAL,
                        "Caller",
                        "X-User-Id",
                        callers(),
                        DemoBearerTokens.OF_JOHN,
                        port,
                        request(DemoRequest.INFO, port),
                        request(DemoRequest.LIST, port),
                        request(DemoRequest.ME, port));
    }

    private static String callers() {
        return Arrays.stream(DemoCaller.values())
                .map(DemoAnnouncement::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(DemoCaller caller) {
        String who = caller.username() + " (" + caller.description() + ")";
        return String.format(Locale.ROOT, "  %-29s %-19s %s", who, caller.id(), caller.token());
    }

    private static String request(DemoRequest request, int port) {
        return "  " + request.command("http://localhost:" + port);
    }
}
