package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A measured figure has its place in docs/costs.md; other documents that repeat it say the same.
 */
class FiguresInDocumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    README.md         | first page takes ([\\d.]+) times | \\n\\W+first page, regular caller .*?: ([\\d.]+)
                    README.md         | jump to 90 % takes ([\\d.]+) times | \\n\\W+jump to 90 % .*?: ([\\d.]+)
                    README.md         | pipeline takes ([\\d.]+) times | Chat's pipeline, first page .*: ([\\d.]+)
                    docs/operating.md | users.info takes ([\\d,]+) µs | users.info, processor time \\W+.*?\\) \\W+([\\d,]+) µs
                    docs/operating.md | pages of 50, these take ([\\d,]+) µs | users.list .50., processor time \\W+.*?\\) \\W+([\\d,]+) µs
                    """)
    void areThoseOfTheCosts(Path document, String there, String inTheCosts) throws IOException {
        assertThat(figure(document, there)).isEqualTo(figure(Path.of("docs/costs.md"), inTheCosts));
    }

    private static String figure(Path document, String pattern) throws IOException {
        Matcher figure = Pattern.compile(pattern).matcher(Files.readString(document));
        assertThat(figure.find()).as("%s has %s", document, pattern).isTrue();
        return figure.group(1);
    }
}
