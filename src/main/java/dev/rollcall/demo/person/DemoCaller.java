package dev.rollcall.demo.person;

/** A user of the demo workspace who can call the service, with the public token to do so. */
public enum DemoCaller {
    ROXIE(
            "rbAXPnMktTFbNpwtJ",
            "roxie",
            "administrator",
            "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f"),
    EXAMPLE(
            "aobEdbYhXfu5hkeqG",
            "example",
            "administrator",
            "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq"),
    JOHN(
            "Fdh2KgsB7dtwbYrNw",
            "john.m",
            "regular user",
            "demo-regular-john.m-00000000000000000000001"),
    BOTKIT(
            "Bm9YcfBCrwSTSGof7",
            "botkit.user",
            "bot",
            "demo-bot-botkit.user-0000000000000000000001");

    private final String id;
    private final String username;
    private final String description;
    private final String token;

    DemoCaller(String id, String username, String description, String token) {
        this.id = id;
        this.username = username;
        this.description = description;
        this.token = token;
    }

    /** The value of the header {@code X-User-Id}. */
    public String id() {
        return id;
    }

    public String username() {
        return username;
    }

    /** A description of this kind of caller. */
    public String description() {
        return description;
    }

    /** The value of the header {@code X-Auth-Token}. */
    public String token() {
        return token;
    }
}
