package dev.rollcall.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private static final Asker ADMIN = new Asker("admin", "a", "token", Set.of());
    private static final Asker USER = new Asker("user", "u", "token", Set.of());

    /** Each request is two calls of upstream, which may have nine of its ten in a minute. */
    @ParameterizedTest
    @CsvSource({
        "true,  true,  36, 0, 16",
        "false, true,  36, 0, 8",
        "false, true,  36, 9, 8",
        "false, true,  0, 36, 8",
        "false, false, 36, 9, 1",
        "false, false, 0, 0,  0"
    })
    void isTheTimeOfTheSlowestEndpointForThoseWhoAreLimited(
            boolean admin, boolean user, int infos, int lists, long minutes) {
        Pace pace = new Pace(Clock.systemUTC(), Duration.ofMillis(100));
        learn(pace, ADMIN, admin);
        learn(pace, USER, user);

        assertThat(
                        Progress.minutes(
                                Stream.of(ADMIN, USER)
                                        .flatMap(
                                                asker ->
                                                        Stream.concat(
                                                                asked(asker, Operation.INFO, infos),
                                                                asked(
                                                                        asker,
                                                                        Operation.LIST,
                                                                        lists)))
                                        .toList(),
                                pace))
                .isEqualTo(minutes);
    }

    private static void learn(Pace pace, Asker asker, boolean limited) {
        pace.learn(
                new Question(asker, Operation.ME, Map.of()),
                new Answer(
                        200,
                        limited ? Map.of("x-ratelimit-limit", "10") : Map.of(),
                        TextNode.valueOf("")));
    }

    private static Stream<Question> asked(Asker asker, Operation operation, int times) {
        return IntStream.range(0, times)
                .mapToObj(
                        i -> new Question(asker, operation, Map.of("offset", Integer.toString(i))));
    }
}
