package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.command.Misuse;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Ending;
import dev.rollcall.compare.request.Pace;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake of the command line is named in one sentence before anything is compared. */
class TriedCallersTest {

    private static final List<Asker> TWO =
            List.of(
                    new Asker("admin", "a", "token", Set.of()),
                    new Asker("user", "b", "token", Set.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # Rocket.Chat | Rollcall | sentence
                    301 301       | 200 200  | The server of --with answers with a redirect (301), which would take the token elsewhere: set --with to the address that it leads to.
                    404 404       | 200 200  | The server of --with does not answer as Rocket.Chat does (status 404 for /api/v1/me): set --with to the address before /api/v1.
                    html html     | 200 200  | The server of --with does not answer as Rocket.Chat does (status 200 for /api/v1/me)
                    200 200       | 308 308  | The server of MONGO_URL answers with a redirect (308)
                    200 200       | 404 404  | The server of MONGO_URL does not answer as Rollcall does (status 404
                    401 200       | 401 200  | Rocket.Chat refuses the token of the caller admin.
                    200 401       | 200 401  | Rocket.Chat refuses the token of the caller user.
                    200 200       | 401 401  | Rollcall refuses the tokens of all callers, and Rocket.Chat takes them: set MONGO_URL to the workspace of this Rocket.Chat.
                    """)
    void aMistakeOfUsageIsNamed(String upstream, String rollcall, String sentence) {
        assertThatThrownBy(() -> obstacle(upstream, rollcall))
                .isInstanceOf(Misuse.class)
                .hasMessageStartingWith(sentence);
    }

    /** One token that one side refuses is a difference, and a server that is busy may be right. */
    @ParameterizedTest
    @CsvSource({"200 200, 200 200", "200 200, 200 401", "503 200, 200 503", "502 504, 429 200"})
    void nothingStandsInTheWayOtherwise(String upstream, String rollcall) {
        assertThat(obstacle(upstream, rollcall)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0 0, 200 200, Rocket.Chat", "200 200, 200 0, Rollcall"})
    void aServerThatDoesNotAnswerIsNamed(String upstream, String rollcall, String side) {
        assertThat(obstacle(upstream, rollcall).orElseThrow())
                .startsWith(side + " does not answer at the address given");
    }

    private static Optional<String> obstacle(String upstream, String rollcall) {
        return new TriedCallers(
                        side(upstream),
                        side(rollcall),
                        "MONGO_URL",
                        new Ending(Duration.ofHours(1)))
                .obstacle(TWO);
    }

    /** Gives these answers to the callers; a refusal for now is given as often as it is asked. */
    private static PacedSide side(String answers) {
        Iterator<String> statuses = Arrays.asList(answers.split(" ")).iterator();
        Map<String, Answer> given = new HashMap<>();
        return new PacedSide(
                question ->
                        given.computeIfAbsent(
                                question.asker().name(), any -> answer(statuses.next())),
                new Pace(Clock.systemUTC(), Duration.ZERO),
                pause -> {});
    }

    private static Answer answer(String status) {
        JsonNode page = TextNode.valueOf("");
        return switch (status) {
            case "html" -> new Answer(200, Map.of(), page);
            case "200" ->
                    new Answer(
                            200, Map.of(), JsonNodeFactory.instance.objectNode().put("_id", "a"));
            default -> new Answer(Integer.parseInt(status), Map.of(), page);
        };
    }
}
