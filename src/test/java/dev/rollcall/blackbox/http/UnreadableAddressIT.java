package dev.rollcall.blackbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address of the workspace's MongoDB that cannot be read ends the start. */
@BlackBox("starts processes that refuse to start")
class UnreadableAddressIT {

    private static final String SECRET = "pa55word";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://reader:" + SECRET + "@with@signs@127.0.0.1:27017/rocketchat",
                "127.0.0.1:27017/" + SECRET,
                "mongodb+srv://reader:" + SECRET + "@mongo.example:27017/rocketchat"
            })
    void endsTheStartWithOneSentenceThatDoesNotRepeatIt(String url) {
        try (Rollcall service =
                RollcallLauncher.named("unreadable-address").with("MONGO_URL", url).launch()) {
            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("MONGO_URL cannot be read: set it to an address like mongodb://")
                    .endsWith(".")
                    .doesNotContain(SECRET, "127.0.0.1", "mongo.example");
        }
    }
}
