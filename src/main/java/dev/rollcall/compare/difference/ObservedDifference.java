package dev.rollcall.compare.difference;

import dev.rollcall.compare.difference.Difference.Kind;
import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Question;
import dev.rollcall.visibility.Operation;

/** A difference with the request and the answers in which it was found, to be explained by them. */
record ObservedDifference(Question question, Answer upstream, Answer rollcall, Difference difference) {

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

    /** Whether it is in one of these headers, whose names are a regular expression. */
    boolean header(String names) {
        return at("header (" + names + ")");
    }

    boolean asksBy(String parameter) {
        return question.parameters().containsKey(parameter);
    }

    /** Whether the caller of this request is not known to see the whole of other users. */
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
