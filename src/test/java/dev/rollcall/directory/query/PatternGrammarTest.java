package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.directory.FilterText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternGrammarTest {

    static final List<String> LONGER_PATTERNS =
            List.of("a".repeat(129), ".".repeat(129), "\\.".repeat(65));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # pattern     | meaning
                    ''            | ''
                    ^             | 'start '
                    $             | ' end'
                    ^$            | start  end
                    jane          | <jane>
                    ^jane         | start <jane>
                    jane$         | <jane> end
                    ^jane$        | start <jane> end
                    ^jane\\.doe$   | start <jane.doe> end
                    j.ne          | <j>?<ne>
                    j.*ne         | <j>*<ne>
                    j.+ne         | <j>+<ne>
                    .             | ?
                    ..            | ??
                    .*            | *
                    .*a.+b.*      | *<a>+<b>*
                    a\\$           | <a$>
                    a\\$$          | <a$> end
                    \\^a           | <^a>
                    \\.\\*\\+\\?\\(\\)  | <.*+?()>
                    \\[\\]\\{\\}\\/\\-  | <[]{}/->
                    \\\\           | <\\>
                    jörg müller   | <jörg müller>
                    a_b-c@d/e,f:g | <a_b-c@d/e,f:g>
                    """)
    void hasLiteralsWildcardsAndAnchors(String pattern, String meaning) {
        assertThat(PatternGrammar.parse(pattern, false).map(FilterText::of)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*",
                "a+",
                "a?",
                "*",
                "+",
                "?",
                "(a)",
                "(a",
                "a)",
                "[a]",
                "[",
                "]",
                "a{2}",
                "{",
                "}",
                "a^",
                "^^",
                "$a",
                "a$b",
                "$$",
                ".*?",
                ".*+",
                ".{2}",
                ".?",
                "^*",
                "a\\",
                "\\d",
                "\\w",
                "\\s",
                "\\b",
                "\\1",
                "\\p{L}",
                "\\Qa",
                "(?i)a",
                "(a+)+$",
                ".*.*.*.*",
                ".+a.+b.+c.+"
            })
    void anythingElseIsRefused(String pattern) {
        assertThat(PatternGrammar.parse(pattern, false)).isEmpty();
    }

    @Test
    void alternativesAreRefused() {
        assertThat(PatternGrammar.parse("a|b", false)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("LONGER_PATTERNS")
    void moreThan128CharactersAreRefused(String pattern) {
        assertThat(PatternGrammar.parse(pattern, false)).isEmpty();
    }

    @Test
    void upTo128CharactersAndThreeRepetitionsAreRead() {
        assertThat(PatternGrammar.parse("a".repeat(128), false)).isPresent();
        assertThat(PatternGrammar.parse(".*.*.*", false).map(FilterText::of)).contains("***");
    }

    @Test
    void caseIsIgnoredIfAskedFor() {
        assertThat(PatternGrammar.parse("^a", true).map(FilterText::of))
                .contains("start <a> ignoring case");
    }
}
