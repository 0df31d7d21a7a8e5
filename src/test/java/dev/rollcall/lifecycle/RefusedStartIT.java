package dev.rollcall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An address of the workspace's MongoDB that cannot be read, or that refers to what cannot be had,
 * ends the start with one sentence.
 */
@BlackBox("starts processes that refuse to start")
class RefusedStartIT {

    /** The sentence is cut in the middle by three dots. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # MONGO_URL                                                      | exit | sentence                                                                            | not repeated
                    mongodb://reader:sekret@with@signs@127.0.0.1:27017/rocketchat    | 3    | MONGO_URL cannot be read: set it to an address like mongodb://....                  | 127.0.0.1
                    127.0.0.1:27017/sekret                                           | 3    | MONGO_URL cannot be read: set it to an address like mongodb://....                  | 127.0.0.1
                    mongodb+srv://reader:sekret@mongo.example:27017/rocketchat       | 3    | MONGO_URL cannot be read: set it to an address like mongodb://....                  | mongo.example
                    mongodb://reader:sekret@127.0.0.1:9/d?tls=true&tlsCAFile=/no.pem | 3    | MONGO_URL: no certificate...tlsCAFile /no.pem.                                      | 127.0.0.1
                    mongodb+srv://reader:sekret@nothing.invalid/d                    | 1    | MONGO_URL: ...nothing.invalid.                                                      | reader
                    """)
    void saysWhyInOneSentenceThatDoesNotRepeatTheSecret(
            String url, int exitCode, String sentence, String notRepeated) {
        int dots = sentence.indexOf("...");
        try (Rollcall service =
                RollcallLauncher.named("refused-start").with("MONGO_URL", url).launch()) {
            assertThat(service.awaitExit()).isEqualTo(exitCode);
            assertThat(service.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith(sentence.substring(0, dots))
                    .endsWith(sentence.substring(dots + 3))
                    .doesNotContain("sekret", notRepeated);
        }
    }
}
