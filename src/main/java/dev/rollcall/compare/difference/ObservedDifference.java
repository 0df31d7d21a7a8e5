package dev.rollcall.compare.difference;

import dev.rollcall.compare.difference.Difference.Kind;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;

/** A difference with its request and both answers, which may explain it. */
record ObservedDifference(
        Question question, Answer upstream, Answer rollcall, Difference difference) {

    boolean at(String path) {
        return difference.path().matches(path);
    }

    boolean is(Kind kind) {
        return difference.kind() == kind;
    }

    boolean of(Operation operation) {
        return question.operation() == operation;
    }

    boolean statuses(int there, int here) {
        return at("status") && upstream.status() == there && rollcall.status() == here;
    }

    boolean refusedByBoth() {
        return upstream.status() >= 400 && rollcall.status() >= 400;
    }

    /** Whether it is in a header whose name matches this regular expression. */
    boolean header(String names) {
        return at("header (" + names + ")");
    }

    boolean asksBy(String parameter) {
        return question.parameters().containsKey(parameter);
    }

    /**
     * Whether the caller lacks the permission to see other users in full, as far as the file of
     * callers says.
     */
    boolean isOfARegularCaller() {
        return !question.asker().holds("view-full-other-user-info");
    }

    String parameter(String name) {
        return question.parameters().getOrDefault(name, "");
    }

    String there() {
        return difference.upstream().asText();
    }

    String here() {
        return difference.rollcall().asText();
    }

    /** The kind of error that Rollcall names. */
    String errorType() {
        return rollcall.body().path("errorType").asText();
    }
}
