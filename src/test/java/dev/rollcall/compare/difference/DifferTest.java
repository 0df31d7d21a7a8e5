package dev.rollcall.compare.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.compare.request.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Answer answer(int status, String body, Map<String, String> headers) {
        try {
            return new Answer(status, headers, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static String between(Answer there, Answer here) {
        return Differ.between(there, here).stream()
                .map(one -> one.kind() + " " + one.path())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":1,"b":2}                           | {"b":2,"a":1}                           |
                    {"a":1}                                 | {"a":1.0}                               |
                    {"a":1}                                 | {"a":2}                                 | VALUE a
                    {"a":1}                                 | {"a":"1"}                               | TYPE a
                    {"a":{"b":1,"c":1}}                     | {"a":{"b":1}}                           | MISSING a.c
                    {"a":{}}                                | {"a":{"d":null}}                        | ADDED a.d
                    {"roles":["x","y"]}                     | {"roles":["y","x"]}                     | VALUE roles[], VALUE roles[]
                    {"roles":["x","y"]}                     | {"roles":["x"]}                         | MISSING roles[]
                    {"users":[{"_id":"1"},{"_id":"2"}]}     | {"users":[{"_id":"2"},{"_id":"1"}]}     | ORDER users
                    {"users":[{"_id":"1"},{"_id":"2"}]}     | {"users":[{"_id":"0"},{"_id":"1"}]}     | MISSING users[], ADDED users[]
                    {"users":[{"_id":"1","name":"a"}]}      | {"users":[{"_id":"1","name":"b"}]}      | VALUE users[].name
                    {"user":{"_id":"1","name":"a","x":1}}   | {"user":{"_id":"2","name":"b"}}         | VALUE user._id
                    {"rooms":[{"rid":"1","t":"c"}]}         | {"rooms":[{"rid":"1"}]}                 | MISSING rooms[].t
                    {"a":{"\\u001b[2J":1}}                  | {"a":{}}                                | MISSING a.\\u001B[2J
                    {"a":{"\\u2028\\u202e\\u009b":1}}      | {"a":{}}                                | MISSING a.\\u2028\\u202E\\u009B
                    "text"                                  | {"success":false}                       | TYPE body
                    """)
    void findsWhatDiffersByPath(String there, String here, String expected) {
        assertThat(between(answer(200, there, Map.of()), answer(200, here, Map.of())))
                .isEqualTo(Optional.ofNullable(expected).orElse(""));
    }

    @Test
    void saysOfAnotherStatusNothingMore() {
        assertThat(between(answer(200, "{\"a\":1}", Map.of()), answer(400, "{}", Map.of())))
                .isEqualTo("VALUE status");
    }

    @Test
    void comparesDeclaredHeadersAndOfCountsOnlyThatTheyAreThere() {
        Map<String, String> there =
                Map.of(
                        "content-type", "application/json; charset=UTF-8",
                        "date", "yesterday",
                        "x-ratelimit-remaining", "9",
                        "x-ratelimit-limit", "10");
        Map<String, String> here =
                Map.of(
                        "content-type", "application/json;charset=utf-8",
                        "x-ratelimit-remaining", "3",
                        "x-ratelimit-limit", "20",
                        "cache-control", "no-store");
        assertThat(between(answer(200, "{}", there), answer(200, "{}", here)))
                .isEqualTo("ADDED header cache-control, VALUE header x-ratelimit-limit");
    }
}
