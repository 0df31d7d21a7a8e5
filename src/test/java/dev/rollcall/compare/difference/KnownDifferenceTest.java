package dev.rollcall.compare.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.caller.Permission;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Asker;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDifferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Asker CALLER = new Asker("caller", "own", "token", Set.of());

    /** The document and the table have the same rows in the same order. */
    @Test
    void areTheRowsOfTheDocument() throws IOException {
        List<String> documented =
                Files.readString(Path.of("docs/differences.md"))
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| Id"))
                        .map(line -> line.split(" \\| ")[0].substring(2))
                        .toList();

        assertThat(documented)
                .isEqualTo(
                        Arrays.stream(KnownDifference.values()).map(KnownDifference::id).toList());
    }

    /** Requests with upstream's answer, Rollcall's answer, and the id that explains them. */
    private static final String BODIES =
            """
            users.info?userId=a               | 200 {"user":{"services":{"password":{"bcrypt":"x"}}}} | 200 {"user":{"services":{"password":true}}}   | RC-DIF-01
            users.info?userId=a               | 200 {"user":{"services":{}}}                | 200 {"user":{"services":{"password":true}}}    |
            users.info?userId=a               | 200 {"user":{"services":{"google":{}}}}     | 200 {"user":{"services":{}}}                   | RC-DIF-02
            users.info?userId=a               | 200 {"user":{"services":{"password":true}}} | 200 {"user":{"services":{}}}                   |
            users.info?userId=a               | 200 {"user":{"services":{"resume":{"loginTokens":[]}}}} | 200 {"user":{"services":{}}}                   |
            users.info?userId=a               | 200 {"user":{"services":{"resume":{"x":1}}}} | 200 {"user":{"services":{}}}                   | RC-DIF-02
            users.info?userId=a               | 200 {"user":{"services":{"totp":{"enabled":true,"secret":"x"}}}} | 200 {"user":{"services":{"totp":{"enabled":true}}}} | RC-DIF-01
            users.info?userId=a               | 200 {"user":{"services":{"totp":{"enabled":true}}}} | 200 {"user":{"services":{"totp":{"enabled":false}}}} |
            me                                | 200 {"services":{"github":{}}}              | 200 {"services":{}}                            | RC-DIF-03
            users.list?fields=customFields    | 200 {"users":[{"_id":"a","customFields":{"x":1}}]} | 200 {"users":[{"_id":"a","customFields":{}}]} | RC-DIF-04
            users.list                        | 200 {"users":[{"_id":"a","customFields":{"x":1}}]} | 200 {"users":[{"_id":"a","customFields":{}}]} |
            users.list?sort=customFields.x    | 200 {}                                      | 400 {}                                         | RC-DIF-05
            users.info?userId=a               | 200 {"user":{"_id":"b"}}                    | 200 {"user":{"_id":"a"}}                       | RC-DIF-06
            users.info?userId=own             | 200 {"user":{"_id":"b"}}                    | 200 {"user":{"_id":"own"}}                     | RC-DIF-07
            users.info?userId=a               | 200 {"user":{"_id":"a"}}                    | 200 {"user":{"_id":"b"}}                       |
            me                                | 500 {}                                      | 200 {}                                         | RC-DIF-08
            users.list?query=x                | 200 {}                                      | 400 {}                                         | RC-DIF-09
            users.list                        | 200 {}                                      | 400 {}                                         |
            users.list?query=x                | 400 {}                                      | 200 {}                                         |
            users.list?fields=x               | 400 {}                                      | 200 {}                                         | RC-DIF-10
            users.list?sort=7                 | 400 {"error":"x"}                           | 400 {"error":"y"}                              | RC-DIF-11
            users.list?sort={"name":1}        | 200 {"users":[{"_id":"a"},{"_id":"b"}]}     | 200 {"users":[{"_id":"b"},{"_id":"a"}]}        | RC-DIF-12
            users.list                        | 200 {"users":[{"_id":"a"},{"_id":"b"}]}     | 200 {"users":[{"_id":"b"},{"_id":"a"}]}        |
            users.list                        | 200 {"users":[{"_id":"a","nameInsensitive":"ÄB"}]} | 200 {"users":[{"_id":"a","nameInsensitive":"äb"}]} | RC-DIF-13
            users.list                        | 200 {"users":[{"_id":"a","nameInsensitive":"ab"}]} | 200 {"users":[{"_id":"a","nameInsensitive":"ac"}]} |
            users.list                        | 200 {"users":[{"_id":"a","language":"en"}]} | 200 {"users":[{"_id":"a"}]}                    | RC-DIF-15
            me                                | 400 "no JSON"                               | 400 {}                                         | RC-DIF-16
            users.list?query=x                | 400 {}                                      | 400 {"errorType":"error-query-too-slow"}       |
            users.list?query=x                | 200 {}                                      | 400 {"errorType":"error-query-too-slow"}       | RC-DIF-22
            users.list?count=-1               | 400 {"error":"x"}                           | 400 {"error":"y"}                              | RC-DIF-23
            me                                | 200 {"bio":null}                            | 200 {}                                         | RC-DIF-26
            me                                | 200 {"bio":"x"}                             | 200 {}                                         |
            me                                | 200 {"_id":7}                               | 200 {"_id":"7"}                                | RC-DIF-27
            users.info?userId=a               | 200 {"user":{"_id":"a","bio":7}}            | 200 {"user":{"_id":"a"}}                       | RC-DIF-28
            me                                | 200 {"avatarUrl":"/avatar/x"}               | 200 {"avatarUrl":"http://h/avatar/x"}          | RC-DIF-30
            me                                | 200 {}                                      | 200 {"banners":{"x":1}}                        | RC-DIF-38
            users.info?userId=a               | 200 {"user":{"services":{"password":true}}} | 200 {"user":{"services":{"password":{"bcrypt":"x"}}}} |
            users.info?userId=a               | 200 {"user":{"services":{"resume":{"loginTokens":[{"hashedToken":"x"}]}}}} | 200 {"user":{"services":{"resume":{"loginTokens":[{"hashedToken":"..."}]}}}} | RC-DIF-01
            users.info?userId=a               | 200 {"user":{"services":{"resume":{"loginTokens":[{"hashedToken":"..."}]}}}} | 200 {"user":{"services":{"resume":{"loginTokens":[{"hashedToken":"x"}]}}}} |
            users.info?userId=LONG            | 200 {}                                      | 400 {}                                         | RC-DIF-24
            """;

    /** A status with one header there and here, and the id that explains it. */
    private static final String HEADERS =
            """
            401 | www-authenticate   |          | Bearer     | RC-DIF-18
            200 | x-frame-options    | whatever | sameorigin | RC-DIF-19
            200 | x-frame-options    | DENY     | sameorigin |
            200 | x-ratelimit-limit  | 10       |            | RC-DIF-31
            200 | x-ratelimit-limit  | 10       | 20         |
            200 | cache-control      |          | no-store   | RC-DIF-36
            200 | cache-control      | no-store |            |
            200 | pragma             |          | no-cache   | RC-DIF-36
            200 | content-security-policy | other | default-src 'none' | RC-DIF-36
            200 | pragma             | no-cache |            |
            200 | x-request-id       |          | 1          | RC-DIF-37
            """;

    @Test
    void haveACaseHereIfAComparisonCanMeetThem() {
        assertThat(KnownDifference.values())
                .filteredOn(KnownDifference::canBeSeen)
                .extracting(KnownDifference::id)
                .allSatisfy(id -> assertThat(BODIES + HEADERS).contains(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = BODIES)
    void explainWhatTheyMeanAndNothingElse(
            String request, String there, String here, String expected) {
        Answer upstream = answer(there, Map.of());
        Answer rollcall = answer(here, Map.of());
        String id =
                Differ.between(upstream, rollcall).stream()
                        .map(one -> KnownDifference.of(question(request), upstream, rollcall, one))
                        .findFirst()
                        .flatMap(known -> known)
                        .map(KnownDifference::id)
                        .orElse("");

        assertThat(id).isEqualTo(Optional.ofNullable(expected).orElse(""));
    }

    /** A caller with full sight sees every custom field on both sides. */
    @Test
    void explainNoLackOfCustomFieldsToACallerWithFullSight() {
        Asker full =
                new Asker("full", "own", "token", Set.of(Permission.VIEW_FULL_OTHER_USER_INFO));
        Question question =
                new Question(full, Operation.LIST, Map.of("fields", "{\"customFields\":1}"));
        Answer upstream =
                answer("200 {\"users\":[{\"_id\":\"a\",\"customFields\":{\"x\":1}}]}", Map.of());
        Answer rollcall = answer("200 {\"users\":[{\"_id\":\"a\"}]}", Map.of());

        assertThat(Differ.between(upstream, rollcall))
                .singleElement()
                .extracting(one -> KnownDifference.of(question, upstream, rollcall, one))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = HEADERS)
    void explainHeaders(int status, String header, String there, String here, String expected) {
        Answer upstream = answer(status + " {}", headers(header, there));
        Answer rollcall = answer(status + " {}", headers(header, here));

        assertThat(Differ.between(upstream, rollcall))
                .singleElement()
                .extracting(
                        one ->
                                KnownDifference.of(question("me"), upstream, rollcall, one)
                                        .map(KnownDifference::id))
                .isEqualTo(Optional.ofNullable(expected));
    }

    private static Map<String, String> headers(String name, String value) {
        return value == null ? Map.of() : Map.of(name, value);
    }

    private static Question question(String request) {
        String[] parts = request.split("\\?");
        String query =
                parts.length > 1
                        ? parts[1].replace("LONG", "x".repeat(600))
                                .replace("{", "%7B")
                                .replace("}", "%7D")
                                .replace("\"", "%22")
                        : "";
        return Question.of(CALLER, "/api/v1/" + parts[0], query).orElseThrow();
    }

    private static Answer answer(String statusAndBody, Map<String, String> headers) {
        try {
            return new Answer(
                    Integer.parseInt(statusAndBody.substring(0, 3)),
                    headers,
                    JSON.readTree(statusAndBody.substring(4)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(statusAndBody, e);
        }
    }
}
