package dev.rollcall.rest.connection;

import dev.rollcall.setting.RollcallConfiguration;
import java.time.Duration;

/**
 * The limits of one port: the numbers of connections and streams, and the times of each.
 *
 * @param connections how many there are at once
 * @param streams how many requests a connection of HTTP/2 has at once; each may hold an answer
 * @param request how long a request may take to arrive, from its first byte to its last
 * @param idle how long a connection may be without a request
 * @param stalledReader how long answers may stay unsent because the client reads nothing
 */
record ConnectionLimits(
        int connections, int streams, Duration request, Duration idle, Duration stalledReader) {

    /** Enough for a proxy. The setting of the framework promises clients the same number. */
    static final int STREAMS = 32;

    /** Metrics and pages are large, and their readers ask for one after the other. */
    static final int STREAMS_OF_MANAGEMENT = 4;

    /** The number for the management port: probes and a collector of metrics need few. */
    private static final int OF_MANAGEMENT = 64;

    static ConnectionLimits ofService(RollcallConfiguration.Limits limits) {
        return of(limits, ProcessBounds.connections(limits.connections()), STREAMS);
    }

    static ConnectionLimits ofManagement(RollcallConfiguration.Limits limits) {
        return of(
                limits,
                Math.min(OF_MANAGEMENT, ProcessBounds.connections(OF_MANAGEMENT)),
                STREAMS_OF_MANAGEMENT);
    }

    private static ConnectionLimits of(
            RollcallConfiguration.Limits limits, int connections, int streams) {
        return new ConnectionLimits(
                connections,
                streams,
                limits.request(),
                limits.idleConnection(),
                limits.stalledReader());
    }
}
