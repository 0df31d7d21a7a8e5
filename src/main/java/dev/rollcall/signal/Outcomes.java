package dev.rollcall.signal;

import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts refused requests and broken lists by their causes, and the rows that were sent. Every
 * series begins at the start with 0: a series that appears with its first count shows no increase,
 * so an alert would miss the first refusal of an incident.
 */
@Singleton
public final class Outcomes {

    private static final String CAUSE = "cause";
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;
    private static final int UNAVAILABLE = 503;
    private static final int BAD = 400;

    private final Map<String, Counter> refusals = new HashMap<>();
    private final Map<String, Counter> broken = new HashMap<>();
    private final Counter rows;
    private final Counter drained;

    @Inject
    public Outcomes(MeterRegistry metrics) {
        refusals(metrics, TOO_MANY, List.of(Cause.CALLS, Cause.CALLER));
        refusals(metrics, UNAVAILABLE, Cause.ofUnavailability());
        refusals(metrics, BAD, List.of(Cause.NO_INDEX));
        refusals(metrics, FAULT, List.of(Cause.UNEXPECTED));
        Cause.ofBrokenLists()
                .forEach(
                        cause ->
                                broken.put(
                                        cause,
                                        Counter.builder("rollcall.lists.broken")
                                                .description(
                                                        "Lists that broke off after they had begun")
                                                .tag(CAUSE, cause)
                                                .register(metrics)));
        rows =
                Counter.builder("rollcall.rows.sent")
                        .description("Users that were sent in lists")
                        .register(metrics);
        drained =
                Counter.builder("rollcall.drained")
                        .description(
                                "Answers that asked the client for another connection, because the service"
                                        + " is stopping")
                        .register(metrics);
    }

    private void refusals(MeterRegistry metrics, int status, List<String> causes) {
        causes.forEach(
                cause ->
                        refusals.put(
                                cause,
                                Counter.builder("rollcall.refusals")
                                        .description(
                                                "Requests that were refused or that failed, by cause")
                                        .tag("status", Integer.toString(status))
                                        .tag(CAUSE, cause)
                                        .register(metrics)));
    }

    /** A request was refused; other causes are not counted here. */
    public void refused(String cause) {
        count(refusals, cause);
    }

    /** A list broke off after it had begun. */
    public void broken(String cause) {
        count(broken, cause);
    }

    /** A list ended, whole or not, after so many rows. */
    public void sent(long number) {
        rows.increment(number);
    }

    /** An answer asked its client for another connection. */
    public void drained() {
        drained.increment();
    }

    private static void count(Map<String, Counter> counters, String cause) {
        Counter counter = counters.get(cause);
        if (counter != null) {
            counter.increment();
        }
    }

    /** The words for causes in labels of metrics: a closed list, so that nobody adds a series. */
    public static final class Cause {

        /** The workspace's rate limiter. */
        public static final String CALLS = "calls";

        /** One caller with too much running at once. */
        public static final String CALLER = "caller";

        /** All places of lists are taken. */
        public static final String PLACES = "places";

        /** Answers that their readers have not taken fill the memory. */
        public static final String UNTAKEN = "untaken";

        /** Too many requests wait on the management port. */
        public static final String MANAGEMENT = "management";

        /** The rights under which a list began are gone. */
        public static final String RIGHTS_CHANGED = "rights_changed";

        /** No index serves the query or the sort, and it took too long. */
        public static final String NO_INDEX = "no_index";

        public static final String READER_GONE = "reader_gone";
        public static final String READER_STALLED = "reader_stalled";
        public static final String READER_SLOW = "reader_slow";

        /** A failure that is a fault of the service. */
        public static final String UNEXPECTED = "unexpected";

        private Cause() {}

        public static String of(UnavailableReason reason) {
            return reason.name().toLowerCase(Locale.ROOT);
        }

        /** The causes of an answer with 503. */
        public static List<String> ofUnavailability() {
            return Stream.concat(
                            ofTheDatabase(), Stream.of(PLACES, UNTAKEN, MANAGEMENT, RIGHTS_CHANGED))
                    .toList();
        }

        /** The causes that break off a list. */
        static List<String> ofBrokenLists() {
            return Stream.concat(
                            ofTheDatabase(),
                            Stream.of(
                                    RIGHTS_CHANGED,
                                    READER_GONE,
                                    READER_STALLED,
                                    READER_SLOW,
                                    UNEXPECTED))
                    .toList();
        }

        private static Stream<String> ofTheDatabase() {
            return Arrays.stream(UnavailableReason.values()).map(Cause::of);
        }
    }
}
