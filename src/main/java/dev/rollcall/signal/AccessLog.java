package dev.rollcall.signal;

import dev.rollcall.setting.RollcallConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a line of JSON for each answer, if an operator wants that. It bypasses the logging
 * library, which would put other text around the JSON.
 */
@Singleton
public final class AccessLog {

    private final boolean wanted;
    private final PrintStream output;

    @Inject
    AccessLog(RollcallConfiguration configuration) {
        this(configuration.accessLog(), System.out);
    }

    AccessLog(boolean wanted, PrintStream output) {
        this.wanted = wanted;
        this.output = output;
    }

    public boolean isWanted() {
        return wanted;
    }

    /** In one piece, so that lines of two threads do not mix. */
    public void write(AccessLine line) {
        byte[] bytes = (line.json() + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 0, bytes.length);
        output.flush();
    }
}
