package dev.rollcall.signal;

import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words for causes in labels of metrics: a closed list, so that nobody adds a series. */
public final class Cause {

    /** The workspace's rate limiter. */
    public static final String CALLS = "calls";

    /** One caller with too much running at once. */
    public static final String CALLER = "caller";

    /** All places of lists are taken. */
    public static final String PLACES = "places";

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
        return Stream.concat(ofTheDatabase(), Stream.of(PLACES, RIGHTS_CHANGED)).toList();
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
