package dev.rollcall.testkit;

import static dev.rollcall.testkit.UserFixture.user;

/** Well-known people, each with a token. */
public final class Fixtures {

    private Fixtures() {}

    /** Holds every permission. */
    public static UserFixture administrator() {
        return user("administrator").roles("user", "admin").loggedIn();
    }

    /** An ordinary member of the workspace. */
    public static UserFixture regular() {
        return user("regular").loggedIn();
    }

    /** A machine that calls the API. */
    public static UserFixture bot() {
        return user("bot").roles("bot").with("type", "bot").loggedIn();
    }

    /** A guest, who may do least. */
    public static UserFixture guest() {
        return user("guest").roles("guest").loggedIn();
    }

    /** An ordinary member of whom every kind of secret is stored: see {@link Secrets}. */
    public static UserFixture secretive() {
        return Secrets.givenTo(user("secretive").loggedIn());
    }
}
