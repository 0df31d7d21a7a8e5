package dev.rollcall.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Messages of the network library, each with a stack trace, that anybody or a taken port can cause.
 * They depend on the timing of two threads, so no test can cause them at will.
 */
class LogFiltersTest {

    private static final String FILTER =
            "quarkus.log.filter.\"io.netty.util.concurrent.DefaultPromise\".if-starts-with";

    @ParameterizedTest
    @CsvSource({
        "io.netty.handler.codec.http2.Http2ConnectionHandler$3, true",
        "io.vertx.core.net.impl.TCPServerBase$$Lambda/0x00007f, true",
        "dev.rollcall.rest.connection.ConnectionLimiter$$Lambda, false"
    })
    void leaveOutTheFailuresOfThese(String listener, boolean leftOut) throws IOException {
        String message = "An exception was thrown by " + listener + ".operationComplete()";

        assertThat(starts().stream().anyMatch(message::startsWith)).isEqualTo(leftOut);
    }

    private static List<String> starts() throws IOException {
        Properties settings = new Properties();
        try (InputStream file =
                LogFiltersTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return List.of(settings.getProperty(FILTER, "").split(","));
    }
}
