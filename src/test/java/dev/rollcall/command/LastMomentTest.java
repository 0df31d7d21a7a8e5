package dev.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.command.ServiceStart.TerminationSignal;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastMomentTest {

    @Test
    void comesAfterTheDelayTheRequestsAndTheClosing() {
        assertThat(
                        TerminationSignal.longest(
                                config(
                                        Map.of(
                                                "quarkus.shutdown.delay", "PT5S",
                                                "quarkus.shutdown.timeout", "PT20S"))))
                .isEqualTo(Duration.ofSeconds(28));
    }

    @Test
    void comesSoonIfNothingHasToBeWaitedFor() {
        assertThat(TerminationSignal.longest(config(Map.of()))).isEqualTo(Duration.ofSeconds(3));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 1))
                .build();
    }
}
