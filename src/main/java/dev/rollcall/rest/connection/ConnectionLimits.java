package dev.rollcall.rest.connection;

import dev.rollcall.setting.RollcallConfiguration;
import java.time.Duration;

/**
 * The limits of one port: the number of connections, and the times of each.
 *
 * @param connections how many there are at once
 * @param request how long a request may take to arrive, from its first byte to its last
 * @param idle how long a connection may be without a request
 * @param stalledReader how long answers may stay unsent because the client reads nothing
 */
record ConnectionLimits(int connections, Duration request, Duration idle, Duration stalledReader) {

    /** The number for the management port: probes and a collector of metrics need few. */
    private static final int OF_MANAGEMENT = 64;

    static ConnectionLimits ofService(RollcallConfiguration.Limits limits) {
        return of(limits, ProcessBounds.connections(limits.connections()));
    }

    static ConnectionLimits ofManagement(RollcallConfiguration.Limits limits) {
        return of(limits, Math.min(OF_MANAGEMENT, ProcessBounds.connections(OF_MANAGEMENT)));
    }

    private static ConnectionLimits of(RollcallConfiguration.Limits limits, int connections) {
        return new ConnectionLimits(
                connections, limits.request(), limits.idleConnection(), limits.stalledReader());
    }
}
