package dev.rollcall.blackbox.connection;

import static dev.rollcall.testkit.RoomFixture.room;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.RoomFixture;
import dev.rollcall.testkit.ScriptedDatabase;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Readers who take nothing of large answers about one user do not fill the heap. Their windows of
 * HTTP/2 are shut: without that the kernel could take whole answers, and how much it takes differs
 * between machines.
 */
@Tag("slow")
@BlackBox("does not read answers, from a service with little memory")
class UntakenAnswersIT {

    private static final UserFixture GREEDY = user("greedy").loggedIn();
    private static final UserFixture OTHER = Fixtures.administrator();
    private static final String TARGET =
            "/api/v1/users.info?includeUserRooms=true&userId=" + GREEDY.id();

    private static final int ROOMS = 5_000;
    private static final int READERS = 90;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RollcallPair pair;
    private final List<WireTalk> open = new ArrayList<>();

    UntakenAnswersIT(RollcallPair pair) {
        this.pair = pair;
    }

    /** Each answer has 1.5 MB, and all of them exceed the heap. */
    @Test
    void doNotFillTheHeap() throws IOException {
        String longName = "r".repeat(200);
        try (ScriptedDatabase database = new ScriptedDatabase()) {
            TestWorkspace workspace = database.workspace();
            workspace.add(GREEDY, OTHER);
            workspace.join(
                    GREEDY,
                    IntStream.range(0, ROOMS)
                            .mapToObj(n -> room("c", longName + n).id("room-" + n))
                            .toArray(RoomFixture[]::new));
            try (Rollcall service =
                    pair.launcher(TestDialect.DOCUMENTED, "untaken-answers")
                            .with("MONGO_URL", database.url(""))
                            .jvmArgument("-Xmx96m")
                            .start()) {
                readNothing(service);
                assertThat(info(service, OTHER).status()).isEqualTo(200);
                assertThat(info(service, GREEDY).status()).isEqualTo(429);
                assertThat(pair.api(service).as(GREEDY).get("/api/v1/me").status()).isEqualTo(200);
                assertThat(service.isAlive()).isTrue();
            } finally {
                for (WireTalk reader : open) {
                    reader.close();
                }
            }
        }
    }

    private void readNothing(Rollcall service) throws IOException {
        byte[] request = Http2Wire.get(1, TARGET, GREEDY.credentials());
        for (int n = 0; n < READERS; n++) {
            open.add(WireTalk.with(service.http()).send(Http2Wire.preface(0)).send(request));
        }
        for (WireTalk reader : open) {
            reader.readUntil(Http2Wire.answer(1), PATIENCE);
        }
    }

    private Response info(Rollcall service, UserFixture caller) {
        return pair.api(service).as(caller).get(TARGET);
    }
}
