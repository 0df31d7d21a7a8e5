package dev.rollcall.setting;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Logs what is odd in the settings; the log has the form that an operator chose only now. */
@Singleton
final class SettingWarnings {

    private static final Logger LOG = Logger.getLogger(SettingWarnings.class);

    void log(@Observes StartupEvent event) {
        Judgement.ofThisProcess().warnings().forEach(LOG::warn);
    }
}
