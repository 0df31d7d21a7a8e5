package dev.rollcall.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.caller.Permission;
import dev.rollcall.compare.difference.Difference;
import dev.rollcall.compare.report.Judged.Met;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Question;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.Matrix;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final ComparedTable TABLE = new ComparedTable(Dialect.DOCUMENTED);
    private static final Asker FULL =
            new Asker("full", "own", "token", Set.of(Permission.VIEW_FULL_OTHER_USER_INFO));
    private static final Asker PLAIN = new Asker("plain", "me", "token", Set.of());

    private static Judged info(
            Asker asker, RequestOutcome outcome, List<Met> met, UserField... fields) {
        return new Judged(
                new Question(asker, Operation.INFO, Map.of("userId", "<x>")),
                outcome,
                met,
                Map.of("<x>", Set.of(fields)));
    }

    private static Met met(String path, String known) {
        return new Met(
                "users.info",
                path,
                Difference.Kind.VALUE,
                Optional.ofNullable(known),
                Optional.of("\"<there>\""),
                Optional.of("\"here\""));
    }

    private static Coverage.Tried tried(Report report, UserField field, String caller) {
        return report.coverage().tried(cell(Operation.INFO, field, caller));
    }

    private static Matrix.Cell cell(Operation operation, UserField field, String caller) {
        return TABLE.cells().stream()
                .filter(cell -> cell.operation() == operation && cell.field() == field)
                .filter(cell -> cell.caller().id().equals(caller))
                .findFirst()
                .orElseThrow();
    }

    /** That a field is hidden was tried only if the user is known to have a value. */
    @Test
    void saysWhichCellsWereTried() {
        Report report =
                report(
                        false,
                        info(FULL, RequestOutcome.SAME, List.of(), UserField.ID, UserField.PHONE),
                        info(PLAIN, RequestOutcome.SAME, List.of(), UserField.ID),
                        info(PLAIN, RequestOutcome.INCONCLUSIVE, List.of(), UserField.BIO));

        assertThat(tried(report, UserField.PHONE, "view-full-other-user-info"))
                .isEqualTo(Coverage.Tried.WITH_VALUE);
        assertThat(tried(report, UserField.PHONE, "other")).isEqualTo(Coverage.Tried.HIDDEN);
        assertThat(tried(report, UserField.LAST_LOGIN, "other")).isEqualTo(Coverage.Tried.NEVER);
        assertThat(tried(report, UserField.BIO, "other")).isEqualTo(Coverage.Tried.NEVER);
        assertThat(TextReport.of(report))
                .contains(
                        "\nOther fields that were never compared\n  users.info, oneself: all, because nothing was asked like that\n");
    }

    @ParameterizedTest
    @CsvSource({
        "SAME, SAME, 0",
        "SAME, EXPLAINED, 0",
        "EXPLAINED, INCONCLUSIVE, 2",
        "INCONCLUSIVE, DIFFERENT, 1"
    })
    void hasAnExitCode(RequestOutcome one, RequestOutcome other, int expected) {
        assertThat(
                        report(false, info(PLAIN, one, List.of()), info(PLAIN, other, List.of()))
                                .verdict()
                                .exitCode())
                .isEqualTo(expected);
        assertThat(report(false).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsDifferencesByPlaceAndHidesWhatWasAsked() {
        Judged different =
                info(
                        PLAIN,
                        RequestOutcome.DIFFERENT,
                        List.of(met("user.name", null), met("user.bio", "RC-DIF-01")));
        Report report = report(false, different, different);

        assertThat(TextReport.of(report))
                .contains(
                        "  users.info user.name: the values differ, 2 times\n      plain: users.info?userId=…\n")
                .contains("  RC-DIF-01 secrets are masked, 2 times\n")
                .contains("Never met: RC-DIF-02, ")
                .endsWith("\nThere are unexplained differences.")
                .doesNotContain("there>", "%3Cx");
        assertThat(HtmlReport.of(report)).doesNotContain("there&gt;", "%3Cx");
        assertThat(JsonReport.of(report)).doesNotContain("there>", "%3Cx");
    }

    @Test
    void provesNothingIfItEndedEarly() throws IOException {
        Report report =
                new Report(
                        "http://there",
                        false,
                        List.of(info(PLAIN, RequestOutcome.SAME, List.of())),
                        TABLE,
                        Optional.of(new Report.Unfinished(7, "it was interrupted")));

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        String sentence = "7 requests were not compared, because it was interrupted.";
        assertThat(TextReport.of(report)).contains("\nEnded early: " + sentence + "\n");
        assertThat(HtmlReport.of(report)).contains("<p>" + sentence + "</p>");
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report));
        assertThat(json.at("/requests/not_compared").intValue()).isEqualTo(7);
        assertThat(json.path("endedEarly").textValue()).isEqualTo("it was interrupted");
    }

    @Test
    void showsValuesIfItIsToldAndEscapesThem() throws IOException {
        Report report =
                report(
                        true,
                        info(PLAIN, RequestOutcome.DIFFERENT, List.of(met("user.name", null))));
        String page = HtmlReport.of(report);

        assertThat(TextReport.of(report))
                .contains(
                        "plain: /api/v1/users.info?userId=%3Cx%3E: \"<there>\" there, \"here\" here");
        assertThat(page)
                .contains(
                        "&quot;&lt;there&gt;&quot;", "prefers-color-scheme: dark", "<td>never</td>")
                .doesNotContain("<there>", "<script", "src=", "href=", "url(");
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report));
        assertThat(json.path("verdict").asText()).isEqualTo("different");
        assertThat(json.at("/differences/0/path").asText()).isEqualTo("user.name");
        assertThat(json.path("coverage").size()).isEqualTo(TABLE.cells().size());
        assertThat(json.path("known").isEmpty()).isFalse();
    }

    private static Report report(boolean values, Judged... judged) {
        return new Report("http://there", values, List.of(judged), TABLE, Optional.empty());
    }
}
