package dev.rollcall.mongo.signal;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Drops the labels of the driver's metrics that say nothing an operator can use. The id of the
 * cluster is a new one for each client, so each start would begin all series anew; the database is
 * always the same.
 */
@Singleton
final class DriverLabels implements MeterFilter {

    private static final String OF_THE_DRIVER = "mongodb.driver.";
    private static final Set<String> DROPPED = Set.of("cluster.id", "database");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(OF_THE_DRIVER)) {
            return id;
        }
        List<Tag> kept =
                id.getTags().stream().filter(tag -> !DROPPED.contains(tag.getKey())).toList();
        return id.replaceTags(kept);
    }
}
