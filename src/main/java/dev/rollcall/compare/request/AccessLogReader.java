package dev.rollcall.compare.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the requests of the three endpoints from an access log, in the common or combined format or
 * as JSON, one object a line, with one character for each byte. A log does not name the callers, so
 * each caller sends each of them.
 *
 * @param most how many requests are taken at most
 * @param deepPages how many deep pages of each caller are among them
 */
public record AccessLogReader(int most, int deepPages) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REQUEST = Pattern.compile("\"GET (\\S+)(?: HTTP/[0-9.]+)?\"");
    private static final Pattern REQUEST_LINE = Pattern.compile("GET (\\S+).*");

    /** How nginx escapes a byte. In a line of JSON, this is no escape that a parser takes. */
    private static final Pattern ESCAPED_BYTE = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");

    /** How Apache escapes a quote and a backslash. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[\\x80-\\xff]");

    private static final List<String> TARGETS =
            List.of("request_uri", "requestUri", "uri", "url", "path", "target");

    /**
     * The requests to send.
     *
     * @param left how many of the log are not among them, because there are too many
     * @param deepLeft how many are not, because each would make upstream read all users
     */
    public record Chosen(List<Question> questions, long left, long deepLeft) {

        /** A sentence for each bound that left some out. */
        public List<String> remarks() {
            return Stream.of(remark(left, "--most"), remark(deepLeft, "--deep-pages"))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private static Optional<String> remark(long count, String option) {
            return count == 0
                    ? Optional.empty()
                    : Optional.of(
                            count
                                    + " further requests of the log are not sent, because "
                                    + option
                                    + " allows no more.");
        }
    }

    /** The different requests of the log, in its order, as far as the bounds allow. */
    public Chosen chosen(Stream<String> lines, List<Asker> askers) {
        List<Question> found =
                lines.flatMap(line -> target(line.strip()).stream())
                        .distinct()
                        .flatMap(target -> of(target, askers))
                        .distinct()
                        .toList();
        Map<Asker, Integer> deep = new HashMap<>();
        List<Question> affordable =
                found.stream()
                        .filter(
                                one ->
                                        !one.isDeep()
                                                || deep.merge(one.asker(), 1, Integer::sum)
                                                        <= deepPages)
                        .toList();
        List<Question> sent = affordable.stream().limit(most).toList();
        return new Chosen(sent, affordable.size() - sent.size(), found.size() - affordable.size());
    }

    private static Stream<Question> of(String target, List<Asker> askers) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return askers.stream().flatMap(asker -> Question.of(asker, path, query).stream());
    }

    private static Optional<String> target(String line) {
        if (line.startsWith("{")) {
            return ofJson(line);
        }
        Matcher request = REQUEST.matcher(line);
        return request.find() ? Optional.of(asItWasSent(request.group(1))) : Optional.empty();
    }

    /** The target without what its server escaped, its bytes beyond ASCII in percent-encoding. */
    private static String asItWasSent(String logged) {
        String plain = ESCAPED.matcher(percentEncoded(logged)).replaceAll("$1");
        return BEYOND_ASCII
                .matcher(plain)
                .replaceAll(octet -> "%" + Integer.toHexString(octet.group().charAt(0)));
    }

    private static String percentEncoded(String logged) {
        return ESCAPED_BYTE.matcher(logged).replaceAll("%$1");
    }

    private static Optional<String> ofJson(String line) {
        String object =
                new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return parsed(object)
                .or(() -> parsed(percentEncoded(object)))
                .flatMap(AccessLogReader::targetOf)
                .map(AccessLogReader::percentEncoded);
    }

    private static Optional<JsonNode> parsed(String object) {
        try {
            return Optional.of(JSON.readTree(object));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> targetOf(JsonNode entry) {
        String method = first(entry, List.of("method", "request_method")).orElse("GET");
        String query =
                first(entry, List.of("query", "query_string", "args"))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.startsWith("?") ? text : "?" + text)
                        .orElse("");
        return first(entry, TARGETS)
                .filter(target -> method.equals("GET"))
                .map(target -> target.contains("?") ? target : target + query)
                .or(
                        () ->
                                first(entry, List.of("request"))
                                        .map(REQUEST_LINE::matcher)
                                        .filter(Matcher::matches)
                                        .map(line -> line.group(1)));
    }

    private static Optional<String> first(JsonNode entry, List<String> names) {
        return names.stream()
                .map(entry::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
