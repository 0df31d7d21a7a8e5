package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.UserFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many connections of HTTP/2 with shut windows do not fill the heap. Each request keeps its objects
 * until its answer is taken, and no login is needed for that.
 */
@Tag("slow")
@BlackBox("keeps windows of HTTP/2 shut, at a service with little memory")
class Http2MemoryIT {

    private static final UserFixture CALLER = Fixtures.administrator();

    /** Nearly as many as the service accepts with this heap. */
    private static final int CONNECTIONS = 240;

    private static final int STREAMS = 32;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The number of the last request, as each frame about it has it. */
    private static final String LAST_STREAM = "\0\0\0" + (char) (2 * STREAMS - 1);

    /** A reset of that request, which the client may send again: type 3, no flags, reason 7. */
    private static final String REFUSED = "\3\0" + LAST_STREAM + "\0\0\0\7";

    /** All heads of a connection stay below the bound that it has for itself. */
    private static final String LONG_ID = "i".repeat(1_800);

    private final RollcallPair pair;

    Http2MemoryIT(RollcallPair pair) {
        this.pair = pair;
    }

    @Test
    void isNotFilledByAnswersThatNobodyTakes() throws IOException {
        List<WireTalk> talks = new ArrayList<>();
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            database.workspace().add(CALLER);
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "http2-memory")
                            .with("MONGO_URL", database.url(""))
                            .jvmArgument("-Xmx64m")
                            .start()) {
                for (int n = 0; n < CONNECTIONS; n++) {
                    talks.add(WireTalk.with(service.http()).send(requests()));
                }
                talks.get(CONNECTIONS - 1).readUntil(REFUSED, PATIENCE);
                for (WireTalk talk : talks.subList(0, CONNECTIONS - 1)) {
                    talk.readUntil(LAST_STREAM, PATIENCE);
                }
                assertThat(pair.api(service).as(CALLER).get("/api/v1/me").status()).isEqualTo(200);
                assertThat(service.management().get("/q/health/live").status()).isEqualTo(200);
                assertThat(service.isAlive()).isTrue();
            } finally {
                for (WireTalk talk : talks) {
                    talk.close();
                }
            }
        }
    }

    private static byte[] requests() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Http2Wire.preface(0));
        for (int stream = 0; stream < STREAMS; stream++) {
            bytes.write(Http2Wire.get(2 * stream + 1, "/api/v1/me", LONG_ID));
        }
        return bytes.toByteArray();
    }
}
