package dev.rollcall.demo;

import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.demo.person.DemoJane;
import java.util.Locale;

/** The requests that the demo offers to a newcomer, one for each operation. */
public enum DemoRequest {
    INFO(
            DemoCaller.ROXIE,
            "users.info?userId=" + DemoJane.ID + "&includeUserRooms=true",
            "An administrator looks at one user"),
    LIST(DemoCaller.EXAMPLE, "users.list?count=5", "An administrator lists users"),
    ME(DemoCaller.JOHN, "me", "A regular user looks at the own record");

    private final DemoCaller caller;
    private final String target;
    private final String words;

    DemoRequest(DemoCaller caller, String target, String words) {
        this.caller = caller;
        this.target = target;
        this.words = words;
    }

    public DemoCaller caller() {
        return caller;
    }

    /** The part of the address after {@code /api/v1/}. */
    public String target() {
        return target;
    }

    /** A short description. */
    public String words() {
        return words;
    }

    /** The request as a command, to a service at this address. */
    public String command(String address) {
        return String.format(
                Locale.ROOT,
                "curl -H 'X-User-Id: %s' -H 'X-Auth-Token: %s' '%s/api/v1/%s'",
                caller.id(),
                caller.token(),
                address,
                target);
    }
}
