package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.connection.ConnectionLimiter.OpenConnections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connection gives its place to a new one. */
class OpenConnectionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # +a comes, -a goes, a! begins a request, a. has its answer | they go in this order
                    +a +b +c                                                    | a b c
                    +a +b +c a!                                                 | b c a
                    +a +b +c a! a.                                              | b c a
                    +a +b +c a! b! a.                                           | c a b
                    +a +b +c b! c! a!                                           | b c a
                    +a +b +c a! a! b. b.                                        | b c a
                    +a +b +c -a                                                 | b c
                    +a +b +c a! -a                                              | b c
                    # most have a request in progress
                    +a +b +c +d a! b! c!                                        | a b d c
                    # one that has left says late what it does
                    +a +b +c -a a! a.                                           | b c
                    """)
    void isTheOneThatHasWaitedLongest(String events, String order) {
        OpenConnections<String> open = new OpenConnections<>();
        for (String event : events.split(" ")) {
            String connection = event.replaceAll("[^a-d]", "");
            switch (event.replaceAll("[a-d]", "")) {
                case "+" -> open.take(connection);
                case "-" -> open.leave(connection);
                case "!" -> open.move(connection, true);
                default -> open.move(connection, false);
            }
        }
        String[] expected = order.split(" ");
        for (int i = 0; i < expected.length; i++) {
            assertThat(open.taken()).isEqualTo(expected.length - i);
            assertThat(open.yieldLongest()).isEqualTo(expected[i]);
        }
        assertThat(open.taken()).isZero();
    }
}
