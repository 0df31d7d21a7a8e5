package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.connection.ConnectionLimiter.OpenConnections;
import java.net.InetSocketAddress;
import java.util.function.Function;
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
        check(events, order, connection -> "the same client");
    }

    /** Each letter is a client, with its connections by number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +a1 +b1 +b2 +b3                                             | b1 b2 a1 b3
                    +b1 +a1 +b2 +c1                                             | b1 a1 b2 c1
                    +a1 +a2 +b1 +b2 +b3                                         | b1 a1 b2 a2 b3
                    +a1 +b1 +b2 b1!                                             | a1 b2 b1
                    # most have a request in progress
                    +a1 +b1 +b2 a1! b1! b2!                                     | b1 a1 b2
                    """)
    void isOneOfTheClientWithTheMost(String events, String order) {
        check(events, order, connection -> connection.substring(0, 1));
    }

    /** A single owner has all addresses that begin alike. */
    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1, true",
        "198.51.100.1, 198.51.100.2, false",
        "2001:db8::1, 2001:db8::2, true",
        "2001:db8:0:1::1, 2001:db8:0:2::1, false"
    })
    void knowsClientsByTheirAddresses(String one, String other, boolean same) {
        String first = ConnectionLimiter.client(new InetSocketAddress(one, 1));
        String second = ConnectionLimiter.client(new InetSocketAddress(other, 2));
        assertThat(first.equals(second)).isEqualTo(same);
    }

    private static void check(String events, String order, Function<String, String> client) {
        OpenConnections<String> open = new OpenConnections<>(client);
        for (String event : events.split(" ")) {
            String connection = event.replaceAll("[^a-d0-9]", "");
            switch (event.replaceAll("[a-d0-9]", "")) {
                case "+" -> open.take(connection);
                case "-" -> open.leave(connection);
                case "!" -> open.move(connection, true);
                default -> open.move(connection, false);
            }
        }
        String[] expected = order.split(" ");
        for (int i = 0; i < expected.length; i++) {
            assertThat(open.taken()).isEqualTo(expected.length - i);
            assertThat(open.yieldOne()).isEqualTo(expected[i]);
        }
        assertThat(open.taken()).isZero();
    }
}
