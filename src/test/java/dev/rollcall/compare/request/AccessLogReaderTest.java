package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogReaderTest {

    private static final Asker CALLER = new Asker("caller", "id", "token", Set.of());

    /**
     * Servers escape quotes and other bytes, each in its own way, and a line has one character for
     * each byte.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    10.0.0.1 - - [01/Jan/2026:00:00:00 +0000] "GET /api/v1/me HTTP/1.1" 200 5                        | /api/v1/me
                    10.0.0.1 - x [01/Jan/2026:00:00:00 +0000] "GET /api/v1/users.list?offset=5&count=1 HTTP/2.0" 200 5 "-" "curl" | /api/v1/users.list?count=1&offset=5
                    {"method":"GET","path":"/api/v1/users.info","query":"userId=a%20b"}                              | /api/v1/users.info?userId=a+b
                    {"request_method":"GET","request_uri":"/api/v1/users.info?username=x"}                           | /api/v1/users.info?username=x
                    {"request":"GET /api/v1/me HTTP/1.1"}                                                            | /api/v1/me
                    {"method":"POST","path":"/api/v1/me"}                                                            |
                    {"method":"GET","path":"/api/v1/users.create"}                                                   |
                    - "POST /api/v1/me HTTP/1.1" 405 5                                                               |
                    - "GET /api/v1/channels.list HTTP/1.1" 200 5                                                     |
                    - "GET /api/v1/users.info?userId=%zz HTTP/1.1" 400 5                                             |
                    {"method":                                                                                       |
                    {"request":"GET "}                                                                               |
                    - "GET /api/v1/users.info?userId=a&userId=b HTTP/1.1" 200 5                                      |
                    - "GET /api/v1/users.list?query={\\x22a\\x22:1} HTTP/1.1" 200 5                                    | /api/v1/users.list?query=%7B%22a%22%3A1%7D
                    - "GET /api/v1/users.list?query={\\"a\\":\\"b\\\\c\\"} HTTP/1.1" 200 5                             | /api/v1/users.list?query=%7B%22a%22%3A%22b%5Cc%22%7D
                    - "GET /api/v1/users.info?username=j\\xC3\\xB6rg HTTP/1.1" 200 5                                 | /api/v1/users.info?username=j%C3%B6rg
                    - "GET /api/v1/users.info?username=j\u00C3\u00B6rg HTTP/1.1" 200 5                                 | /api/v1/users.info?username=j%C3%B6rg
                    {"request_uri":"/api/v1/users.info?username=j\u00C3\u00B6rg"}                                     | /api/v1/users.info?username=j%C3%B6rg
                    {"request_uri":"/api/v1/users.list?query={\\x22a\\x22:1}"}                                       | /api/v1/users.list?query=%7B%22a%22%3A1%7D
                    {"request_uri":"/api/v1/users.list?query={\\\\x22a\\\\x22:1}"}                                     | /api/v1/users.list?query=%7B%22a%22%3A1%7D
                    {"request_uri":"/api/v1/users.list?query={\\"a\\":1}"}                                           | /api/v1/users.list?query=%7B%22a%22%3A1%7D
                    """)
    void givesTheRequestsOfTheThreeEndpoints(String line, String target) {
        assertThat(
                        new AccessLogReader(10, 1)
                                .chosen(List.of(line).stream(), List.of(CALLER))
                                .questions())
                .extracting(Question::target)
                .isEqualTo(target == null ? List.of() : List.of(target));
    }

    @Test
    void asksEachRequestOnceAsEachCallerAndNotMoreThanWanted() {
        List<Asker> two = List.of(CALLER, new Asker("other", "id2", "token", Set.of()));
        List<String> lines =
                List.of(
                        "\"GET /api/v1/me HTTP/1.1\"",
                        "\"GET /api/v1/me HTTP/1.1\"",
                        "\"GET /api/v1/users.list\"");

        AccessLogReader.Chosen chosen = new AccessLogReader(3, 1).chosen(lines.stream(), two);

        assertThat(chosen.questions())
                .extracting(Question::key)
                .containsExactly(
                        "caller /api/v1/me", "other /api/v1/me", "caller /api/v1/users.list");
        assertThat(chosen.remarks())
                .containsExactly(
                        "1 further requests of the log are not sent, because --most allows no more.");
    }

    /** Upstream reads all users for a page that is far behind, and for a list without bound. */
    @Test
    void sendsFewDeepPages() {
        List<String> lines =
                List.of(
                        "\"GET /api/v1/users.list?offset=5000\"",
                        "\"GET /api/v1/users.list?count=0\"",
                        "\"GET /api/v1/users.list?offset=900\"");

        AccessLogReader.Chosen chosen =
                new AccessLogReader(9, 1).chosen(lines.stream(), List.of(CALLER));

        assertThat(chosen.questions())
                .extracting(Question::target)
                .containsExactly("/api/v1/users.list?offset=5000", "/api/v1/users.list?offset=900");
        assertThat(chosen.remarks()).singleElement().asString().contains("--deep-pages");
    }
}
