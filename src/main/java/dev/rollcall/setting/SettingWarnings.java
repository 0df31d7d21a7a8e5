package dev.rollcall.setting;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Logs the warnings on the settings. It runs after the start, because only then the log has the
 * form that the operator chose.
 */
@Singleton
final class SettingWarnings {

    private static final Logger LOG = Logger.getLogger(SettingWarnings.class);

    void log(@Observes StartupEvent event) {
        Judgement.ofThisProcess().warnings().forEach(LOG::warn);
    }
}
