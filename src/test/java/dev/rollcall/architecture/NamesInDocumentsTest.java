package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents name classes, tests and files that there are. A class is a word in backquotes with
 * at least two capitals, perhaps with its package's path before it and a method after it.
 */
class NamesInDocumentsTest {

    private static final Pattern NAME =
            Pattern.compile(
                    "`((?:[a-z]+/)*)([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)(?:\\.([a-z]\\w*))?`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#]+)");
    private static final Map<String, List<Path>> SOURCES = sources();

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.of(top.toList(), docs.toList(), List.of(Path.of("src/test/rules.md")))
                    .flatMap(List::stream)
                    .filter(file -> file.toString().endsWith(".md"));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void areThoseOfClassesAndMethods(Path document) throws IOException {
        assertThat(missing(Files.readString(document))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void areThoseOfFiles(Path document) throws IOException {
        assertThat(LINK.matcher(Files.readString(document)).results().map(link -> link.group(1)))
                .allSatisfy(file -> assertThat(document.resolveSibling(file).normalize()).exists());
    }

    /** A heading without a blank after its sign is printed as plain text. */
    @ParameterizedTest
    @MethodSource("documents")
    void areHeadingsWithABlankAfterTheSign(Path document) throws IOException {
        assertThat(Files.readString(document).lines().filter(line -> line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.matches("#+ .*"));
    }

    /** A merge of two branches that wrote the same section leaves it twice. */
    @ParameterizedTest
    @MethodSource("documents")
    void areNoHeadingsThatAreThereTwice(Path document) throws IOException {
        List<String> headings =
                Files.readString(document).lines().filter(line -> line.matches("##+ .*")).toList();

        assertThat(headings).doesNotHaveDuplicates();
    }

    /** Each difference is held by a test, which is named with its method. */
    @Test
    void areThereForEachDeliberateDifference() throws IOException {
        List<String> rows =
                Files.readString(Path.of("docs/differences.md"))
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .skip(1)
                        .toList();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            String[] cells = row.split(" \\| ");
                            assertThat(cells).hasSize(5);
                            assertThat(NAME.matcher(cells[4]).results())
                                    .isNotEmpty()
                                    .allSatisfy(name -> assertThat(name.group(3)).isNotNull())
                                    .allSatisfy(
                                            name ->
                                                    assertThat(name.group(2))
                                                            .matches(".*(Test|IT)"));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    `NamesInDocumentsTest`                            |
                    `NamesInDocumentsTest.areThoseOfFiles`            |
                    `visibility/VisibilityTable` and `rest/ApiGate`   |
                    `mongo/VisibilityTable`                           | mongo/VisibilityTable
                    `NoSuchClass`                                     | NoSuchClass
                    `NamesInDocumentsTest.areNot`                     | NamesInDocumentsTest.areNot
                    `Allow`, `ROOT_URL` and `Site_Url` are no classes |
                    """)
    void areMissedIfTheyAreNotThere(String text, String missing) {
        assertThat(missing(text)).isEqualTo(Optional.ofNullable(missing).stream().toList());
    }

    private static List<String> missing(String text) {
        return NAME.matcher(text)
                .results()
                .filter(name -> !exists(name))
                .map(name -> name.group().replace("`", ""))
                .toList();
    }

    private static boolean exists(MatchResult name) {
        String end = "/" + name.group(1) + name.group(2) + ".java";
        return SOURCES.getOrDefault(name.group(2), List.of()).stream()
                .filter(file -> file.toString().replace('\\', '/').endsWith(end))
                .anyMatch(file -> name.group(3) == null || has(file, name.group(3)));
    }

    private static boolean has(Path file, String method) {
        try {
            return Files.readString(file).contains(" " + method + "(");
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }

    private static Map<String, List<Path>> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<String, List<Path>> byName = new HashMap<>();
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(
                            file ->
                                    byName.merge(
                                            file.getFileName().toString().replace(".java", ""),
                                            List.of(file),
                                            (some, more) ->
                                                    Stream.concat(some.stream(), more.stream())
                                                            .toList()));
            return byName;
        } catch (IOException unreadable) {
            throw new AssertionError("The sources", unreadable);
        }
    }
}
