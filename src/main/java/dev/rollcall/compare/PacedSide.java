package dev.rollcall.compare;

import dev.rollcall.compare.request.Answer;
import dev.rollcall.compare.request.Pace;
import dev.rollcall.compare.request.Question;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** One of the two servers that are compared. It gets requests no faster than it allows. */
record PacedSide(Function<Question, Answer> side, Pace pace, Consumer<Duration> pause) {

    private static final int REFUSALS = 5;

    Duration delay(Question question) {
        return pace.wait(question);
    }

    /**
     * Sends the request as soon as the side allows it, and again a few times if the side answers
     * that there are too many.
     */
    Answer ask(Question question) {
        Answer answer = once(question);
        for (int i = 1; i < REFUSALS && answer.status() == 429; i++) {
            answer = once(question);
        }
        return answer;
    }

    private Answer once(Question question) {
        Duration delay = delay(question);
        if (!delay.isZero()) {
            pause.accept(delay);
        }
        Answer answer = side.apply(question);
        pace.learn(question, answer);
        return answer;
    }
}
