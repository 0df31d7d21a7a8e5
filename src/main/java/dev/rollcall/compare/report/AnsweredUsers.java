package dev.rollcall.compare.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Question;
import dev.rollcall.user.UserField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds in answers which fields of which users had a value. */
public final class AnsweredUsers {

    private AnsweredUsers() {}

    /** The users of both answers; a field counts if either answer has it. */
    public static Map<String, Set<UserField>> of(Question question, List<Answer> answers) {
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
}
