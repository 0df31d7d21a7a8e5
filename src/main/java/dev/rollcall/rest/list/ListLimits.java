package dev.rollcall.rest.list;

import dev.rollcall.setting.RollcallConfiguration;
import dev.rollcall.user.UnavailableReason;
import java.time.Duration;

/**
 * How long a running list may wait, and for what.
 *
 * @param stalledReader for a reader that takes nothing
 * @param slowestReader how many bytes a second a reader has to take beyond that
 * @param silentDatabase for a database that brings nothing
 * @param silence the failure that such a database is reported as
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
