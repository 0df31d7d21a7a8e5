package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.command.Misuse;
import dev.rollcall.compatibility.Dialect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
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
}
