package dev.rollcall.footprint;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives back the memory that only the start of a native executable needed. The start runs code and
 * reads objects in nearly all parts of the file. They would count as memory of the process for as
 * long as nobody else wants that memory, although most of them are never used again.
 */
@Singleton
final class MemoryOfTheStart {

    private static final Logger LOG = Logger.getLogger(MemoryOfTheStart.class);
    private static final Path MAPPINGS = Path.of("/proc/self/smaps");

    /** Until then the settings and rights were read, and probes were answered. */
    private static final long SECONDS = 2;

    void giveBackLater(@Observes StartupEvent event) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            Infrastructure.getDefaultWorkerPool()
                    .schedule(MemoryOfTheStart::giveBack, SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void giveBack() {
        FileMapping.neverWritten(mappings()).forEach(MemoryAdvice::notNeeded);
    }

    /** None on a system that does not list them: then nothing is given back. */
    private static List<String> mappings() {
        try {
            return Files.readAllLines(MAPPINGS);
        } catch (IOException e) {
            LOG.debug("The memory of the start is kept", e);
            return List.of();
        }
    }
}
