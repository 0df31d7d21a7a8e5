package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rollcall.command.Misuse;
import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparedRequestsTest {

    private static final Asker CALLER = new Asker("caller", "id", "token", Set.of());
    private static final Question ME = new Question(CALLER, Operation.ME, Map.of());
    private static final Question INFO =
            new Question(CALLER, Operation.INFO, Map.of("username", "a"));

    @TempDir private Path folder;

    private ComparedRequests requests() {
        return new ComparedRequests(
                CompareArguments.of(
                        "--with=http://there", "--callers=f", "--state=" + folder.resolve("state")),
                List.of(CALLER));
    }

    private static PacedSide side(int status) {
        return new PacedSide(
                question -> new Answer(status, Map.of(), JsonNodeFactory.instance.objectNode()),
                new Pace(Clock.systemUTC(), Duration.ZERO),
                pause -> {});
    }

    private List<Question> sampled(int status) {
        return requests().questions(side(status), List.of(), System.out);
    }

    @Test
    void ofAnEarlierRunAreSentAgainIfTheyWereInconclusive() {
        new StateFile(folder.resolve("state"), List.of(CALLER))
                .begin("http://there", List.of(ME, INFO));
        requests().keep(new Judged(ME, RequestOutcome.INCONCLUSIVE, List.of(), Map.of()));
        requests().keep(new Judged(INFO, RequestOutcome.SAME, List.of(), Map.of()));

        assertThat(requests().known()).extracting(Judged::question).containsExactly(INFO);
        assertThat(sampled(503)).containsExactly(ME, INFO);
    }

    /** So another run begins anew. */
    @Test
    void areNoneIfUpstreamGivesNoPageForNow() {
        assertThat(sampled(503)).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void areRefusedIfNobodyMayList() {
        assertThatThrownBy(() -> sampled(403)).isInstanceOf(Misuse.class);
    }
}
