package dev.rollcall.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for consumers prints the very tests that .ci/consumers/stub.sh runs. */
class ConsumersPageTest {

    private static final Path SAMPLES = Path.of("src/test/consumers");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junit/src/test/java/consumer/JaneTest.java",
                "junit/people.json",
                "stub/jane.test.mjs",
                "stub/test_jane.py"
            })
    void printsTheFileThatIsRun(String file) throws IOException {
        String printed =
                Files.readString(SAMPLES.resolve(file))
                        .lines()
                        .dropWhile(line -> !isOfTheExample(file, line))
                        .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/consumers.md")))
                .contains("\n" + printed + "\n```");
    }

    /** An editor adds a Java file's package and imports. */
    private static boolean isOfTheExample(String file, String line) {
        return !file.endsWith(".java") || line.startsWith("class ");
    }
}
