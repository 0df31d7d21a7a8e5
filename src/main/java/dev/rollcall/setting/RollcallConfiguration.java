package dev.rollcall.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The service's own settings, with their defaults. The package {@code setting} lists the
 * environment variable and the form of each. Settings of the workspace's administrators are read
 * from the workspace instead.
 */
@ConfigMapping(prefix = "rollcall")
public interface RollcallConfiguration {

    /** The dialect: {@code documented} or {@code 8}. */
    @WithDefault("documented")
    String compatibility();

    /**
     * Whether the embedded server with the demo workspace starts if no {@code MONGO_URL} is given.
     */
    @WithDefault("true")
    boolean demo();

    /** Whether Swagger UI is served. By default it is served with the demo workspace only. */
    @WithName("swagger-ui")
    Optional<Boolean> swaggerUi();

    /** The workspace's MongoDB. Its path names the database; the default is {@code test}. */
    Optional<String> mongoUrl();

    /** Base of avatar addresses if the workspace has no {@code Site_Url}. */
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

    /** How old permissions and settings may be. If they are older, requests get 503. */
    @WithDefault("PT5S")
    Duration rightsMaxAge();

    /**
     * How long a ready service stays ready after its last successful reading of permissions and
     * settings. All processes share one database, so without this all would become unready
     * together.
     */
    @WithDefault("PT30S")
    Duration unreadyAfter();

    /**
     * How old the total of a list, and other figures about all users, may be. By default the age
     * depends on the cost of computing them. With 0 nothing is remembered.
     */
    Optional<Duration> totalMaxAge();

    /**
     * Whether the workspace has a licence. It limits guests to a few permissions, whatever their
     * other roles grant.
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
     * The version of the Rocket.Chat server, used to drop outdated update notices. By default all
     * are kept.
     */
    Optional<String> serverVersion();

    /** Whether each answer leaves a line of JSON in the log. */
    @WithDefault("false")
    boolean accessLog();

    /** Limits on what one request may cost. */
    public Limits limits();

    /** The limits of times and numbers. */
    interface Limits {

        /**
         * How long the database may work on one command, and how long the service waits for its
         * answer.
         */
        @WithDefault("PT2S")
        public Duration command();

        /** How long the database may work on an unbounded list, over all its batches. */
        @WithDefault("PT1M")
        Duration unboundedList();

        /** How long a client may read nothing of an answer before its connection is closed. */
        @WithDefault("PT1M")
        Duration stalledReader();

        /**
         * How many bytes per second a client has to read of a list, after the time of {@link
         * #stalledReader}. It gives every list an end.
         */
        @WithDefault("65536")
        int slowestReader();

        /** How many unbounded lists are sent at once. One more gets 503. */
        @WithDefault("6")
        int unboundedLists();

        /**
         * How many of them one caller may have. If there are several places, one is left to others.
         */
        @WithDefault("4")
        int unboundedListsOfCaller();

        /**
         * How many slow lists, which no index serves, are read at once. More wait for {@link
         * #command}, then get 503.
         */
        @WithDefault("4")
        int slowLists();

        /** How many of them one caller may have. If there are several, one is left to others. */
        @WithDefault("2")
        int slowListsOfCaller();

        /** How many requests one caller may have running at once. One more gets 429. */
        @WithDefault("100")
        int requestsOfCaller();

        /**
         * How many client connections there are at once. The process uses a lower number if it has
         * too few file handles (two each) or too little memory. One more connection is closed.
         */
        @WithDefault("1000")
        int connections();

        /** How long a request may take to arrive, from its first byte to its last. */
        @WithDefault("PT10S")
        Duration request();

        /**
         * How long a connection may be without a request. It is longer than proxies keep theirs, so
         * that the proxy closes first and loses no request.
         */
        @WithDefault("PT75S")
        Duration idleConnection();
    }
}
