package dev.rollcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service's own settings, with their defaults, as its parts ask for them. By which environment
 * variable each is given, and in which form, is said in the package {@code setting}. What the
 * workspace's administrators decide is read from the workspace.
 */
@ConfigMapping(prefix = "rollcall")
public interface RollcallConfiguration {

    /** The dialect that is spoken: {@code documented} or {@code 8}. */
    @WithDefault("documented")
    String compatibility();

    /**
     * Whether the embedded server with the demo workspace may stand in if no {@code MONGO_URL} is
     * given.
     */
    @WithDefault("true")
    boolean demo();

    /** Whether Swagger UI is served; if not given, it is with the demo workspace alone. */
    @WithName("swagger-ui")
    Optional<Boolean> swaggerUi();

    /** The workspace's MongoDB. Its path names the database; without one that is {@code test}. */
    Optional<String> mongoUrl();

    /** Base of avatar addresses where the workspace has no {@code Site_Url}. */
    @WithDefault("http://localhost:3000")
    String rootUrl();

    /**
     * Whether {@code query} and {@code fields} of users.list are honoured in a dialect that wants
     * this permission.
     */
    @WithDefault("false")
    String unsafeQueryAndFields();

    /** How long permissions and settings are kept before they are read again. */
    @WithDefault("PT0.5S")
    Duration rereadEvery();

    /** How old permissions and settings may be; beyond, requests are refused as unavailable. */
    @WithDefault("PT5S")
    Duration rightsMaxAge();

    /**
     * How long after the last reading of permissions and settings a service that was ready stays
     * so. All share one database, and not ready all would be out of the way together.
     */
    @WithDefault("PT30S")
    Duration unreadyAfter();

    /**
     * How old the total of a list may be, and whatever else is learnt of all users. If it is not
     * given, that depends on what learning costs the database. With 0 nothing is remembered.
     */
    Optional<Duration> totalMaxAge();

    /**
     * Whether the workspace has a licence, which holds guests to a few permissions whatever other
     * roles bring.
     */
    @WithDefault("false")
    boolean guestsRestricted();

    /**
     * Addresses or CIDR ranges of the proxies whose {@code X-Real-IP} and {@code X-Forwarded-For}
     * are believed.
     */
    @WithName("trusted-proxies")
    Optional<List<String>> trustedProxies();

    /**
     * The version of the Rocket.Chat server, to drop its outdated notices of updates; all are kept
     * where not given.
     */
    Optional<String> serverVersion();

    /** Whether each answer leaves a line of JSON in the log. */
    @WithDefault("false")
    boolean accessLog();

    /** Limits on what one request may cost. */
    Limits limits();

    /** How long things may take and how many there may be. */
    interface Limits {

        /**
         * How long the database may work on one command, and how long an answer of it is waited
         * for.
         */
        @WithDefault("PT2S")
        Duration command();

        /** How long the database may work on a list without bound, all its batches together. */
        @WithDefault("PT1M")
        Duration unboundedList();

        /** How long a reader of an answer may take nothing before it is dropped. */
        @WithDefault("PT1M")
        Duration stalledReader();

        /**
         * How many bytes a second a reader of a list has to take, beyond the time that it may take
         * nothing. It gives every list an end.
         */
        @WithDefault("65536")
        int slowestReader();

        /** How many lists without bound are sent at once; one more is refused as unavailable. */
        @WithDefault("6")
        int unboundedLists();

        /** How many of them one caller may have; one place is always left to the others. */
        @WithDefault("4")
        int unboundedListsOfCaller();

        /**
         * How many lists that no index serves are read at once; more wait for {@link #command}, and
         * are then refused.
         */
        @WithDefault("4")
        int slowLists();

        /** How many of them one caller may have; one place is always left to the others. */
        @WithDefault("2")
        int slowListsOfCaller();

        /** How many requests one caller may have running at once; one more is refused. */
        @WithDefault("100")
        int requestsOfCaller();

        /**
         * How many connections of clients there are at once; fewer where the process has not twice
         * as many file handles, or little memory. One more is closed.
         */
        @WithDefault("1000")
        int connections();

        /** How long a request may take to arrive, from its first byte to its last. */
        @WithDefault("PT10S")
        Duration request();

        /**
         * How long a connection may be without a request. Longer than proxies keep theirs, so that
         * they close first and lose no request.
         */
        @WithDefault("PT75S")
        Duration idleConnection();
    }
}
