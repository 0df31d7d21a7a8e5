package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.Misuse;
import dev.rollcall.compatibility.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CompareArgumentsTest {

    private static final String[] LEAST = {"--with=http://there", "--callers=f"};

    @Test
    void haveBoundsUnlessTheyAreGiven() {
        CompareArguments least = CompareArguments.of(LEAST);

        assertThat(least.dialect()).isEqualTo(Dialect.DOCUMENTED);
        assertThat(least.bounds())
                .isEqualTo(new CompareArguments.Bounds(10, 1, 1_000, 10, Duration.ofHours(1)));
        assertThat(least.bounds().between()).isEqualTo(Duration.ofMillis(100));
    }

    /** The application that runs on the service reads them a second time. */
    @Test
    void canBeGivenAgain() {
        String[] given = {
            "--with=https://there/chat",
            "--callers=f",
            "--json",
            "--show-values",
            "--html=a b",
            "--state=s",
            "--log=l",
            "--dialect=8",
            "--users=0",
            "--deep-pages=2",
            "--most=3",
            "--rate=4",
            "--within=PT5S"
        };
        String[] again =
                CompareArguments.repeated(
                        new CommandLine(CompareArguments.options()).parseArgs(given));

        assertThat(again).containsExactlyInAnyOrder(given);
        assertThat(CompareArguments.of(again)).isEqualTo(CompareArguments.of(given));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --callers=f                                  | Name the running Rocket.Chat
                    --with=http://there                          | Name a file of callers
                    --with=ftp://there --callers=f               | --with wants an address
                    --with=http:// --callers=f                   | --with wants an address
                    --with=http://u:pa55@there --callers=f       | --with wants an address
                    --with=http://there?x=pa55 --callers=f       | --with wants an address
                    --with=http://a --callers=f --rollcall=x     | --rollcall wants an address
                    --with=http://a --callers=f --dialect=9      | --dialect, or else ROLLCALL_COMPATIBILITY, names no dialect
                    --with=http://a --callers=f --rate=0         | --rate wants a number from 1 to 100.
                    --with=http://a --callers=f --users=x        | --users wants a number from 0 to 1000.
                    --with=http://a --callers=f --within=1h      | --within wants a time
                    --with=http://a --callers=f --within=PT0S    | --within wants a time
                    """)
    void areRefusedInOneSentenceThatRepeatsNoValue(String line, String sentence) {
        assertThatThrownBy(() -> CompareArguments.of(line.split(" ")))
                .isInstanceOf(Misuse.class)
                .message()
                .startsWith(sentence)
                .doesNotContain("pa55")
                .endsWith(".");
    }

    /** Before a service is started, and before the work whose result would be lost. */
    @Test
    void theirFilesAreTriedFirst(@TempDir Path folder) throws IOException {
        Path callers = Files.writeString(folder.resolve("callers.csv"), "name,id,token\n");
        String least = "--with=http://there --callers=" + callers;

        tried(least + " --html=" + folder.resolve("new.html")).doesNotThrowAnyException();
        assertThat(folder.resolve("new.html")).doesNotExist();
        tried(least + " --html=" + folder).hasMessage("The file of --html cannot be written.");
        tried(least + " --html=" + folder.resolve("none/new.html"))
                .hasMessage("The file of --html cannot be written.");
        tried(least + " --log=" + folder.resolve("none"))
                .hasMessage("The file of --log cannot be read.");
        tried("--with=http://there --callers=" + folder.resolve("none"))
                .hasMessage("The file of --callers cannot be read.");
        Files.writeString(callers, "name;id;token\n");
        tried(least).hasMessageStartingWith("The file of callers cannot be read");
    }

    private static AbstractThrowableAssert<?, ?> tried(String line) {
        return assertThatCode(() -> CompareArguments.of(line.split(" ")).tryFiles());
    }
}
