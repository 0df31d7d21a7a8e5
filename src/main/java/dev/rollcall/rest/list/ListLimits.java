package dev.rollcall.rest.list;

import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.time.Duration;

/**
 * The times that a running list may wait for its reader and for the database.
 *
 * @param stalledReader how long a reader may take nothing
 * @param slowestReader how many bytes per second a reader has to take beyond that time
 * @param silentDatabase how long the database may return nothing
 * @param silence the failure that is reported for such a database
 * @param judging the time between two checks of the caller's rights
 * @param oldestRights how long a list goes on if its caller's rights cannot be checked
 */
record ListLimits(
        Duration stalledReader,
        int slowestReader,
        Duration silentDatabase,
        UnavailableReason silence,
        Duration judging,
        Duration oldestRights) {

    private static final Duration JUDGING = Duration.ofSeconds(1);

    static ListLimits of(RollcallConfiguration configuration, boolean bounded) {
        RollcallConfiguration.Limits limits = configuration.limits();
        return new ListLimits(
                limits.stalledReader(),
                limits.slowestReader(),
                bounded ? limits.command() : limits.unboundedList(),
                bounded ? UnavailableReason.SILENT_PAGE : UnavailableReason.SILENT_LIST,
                JUDGING,
                configuration.rightsMaxAge());
    }

    /** How long a reader of so many bytes may have kept the list waiting in total. */
    long mostNanosOfReader(long bytes) {
        return stalledReader.toNanos()
                + (long) (bytes * (double) Duration.ofSeconds(1).toNanos() / slowestReader);
    }
}
