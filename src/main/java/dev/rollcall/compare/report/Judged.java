package dev.rollcall.compare.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.compare.difference.Difference;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Question;
import dev.rollcall.user.UserField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request with its outcome.
 *
 * @param rows the users of the answers by id, each with the fields that had a value on either side
 */
public record Judged(
        Question question,
        RequestOutcome outcome,
        List<Met> met,
        Map<String, Set<UserField>> rows) {

    public Judged {
        met = List.copyOf(met);
        rows = Map.copyOf(rows);
    }

    /** The users of both answers; a field counts if either answer has it. */
    public static Map<String, Set<UserField>> rows(Question question, List<Answer> answers) {
        Map<String, Set<UserField>> rows = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.status() == 200) {
                users(question, answer.body())
                        .forEach(
                                user ->
                                        rows.computeIfAbsent(
                                                        user.path("_id").asText(),
                                                        id -> EnumSet.noneOf(UserField.class))
                                                .addAll(fields(user)));
            }
        }
        return rows;
    }

    private static Iterable<JsonNode> users(Question question, JsonNode body) {
        return switch (question.operation()) {
            case INFO -> List.of(body.path("user"));
            case LIST -> body.path("users");
            case ME -> List.of(body);
        };
    }

    private static Set<UserField> fields(JsonNode user) {
        Set<UserField> fields = EnumSet.noneOf(UserField.class);
        for (UserField field : UserField.values()) {
            JsonNode value = user.at("/" + field.path().replace('.', '/'));
            if (!value.isMissingNode() && !value.isNull()) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** The outcome of one request. */
    public enum RequestOutcome {
        SAME,
        /** The answers differ, but only deliberately. */
        EXPLAINED,
        DIFFERENT,
        /** Upstream's own answers never agreed, or an answer was missing or too large. */
        INCONCLUSIVE
    }

    /**
     * A difference that was counted.
     *
     * @param known the id of the deliberate difference that it is
     * @param upstream the value there, if values are to be shown
     */
    public record Met(
            String endpoint,
            String path,
            Difference.Kind kind,
            Optional<String> known,
            Optional<String> upstream,
            Optional<String> rollcall) {

        /** Endpoint, path and kind. Differences with the same three are one line of a report. */
        String place() {
            return endpoint + " " + path + " " + code();
        }

        /** The kind in words for a program. */
        String code() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        /** The kind in words for a person. */
        String words() {
            return switch (kind) {
                case MISSING -> "only Rocket.Chat has it";
                case ADDED -> "only Rollcall has it";
                case VALUE -> "the values differ";
                case TYPE -> "the types differ";
                case ORDER -> "the order differs";
            };
        }
    }
}
