package dev.rollcall.faults;

import java.time.Duration;

/** One request under load: when it was sent, when it was answered, and how. */
record Sample(long begun, long ended, Verdict verdict) {

    /** The verdict on one answer: one of the two good ones, or a text that says what is wrong. */
    record Verdict(String text) {}

    static final Verdict RIGHT = new Verdict("right");
    static final Verdict REFUSED = new Verdict("refused");

    boolean isRight() {
        return verdict.equals(RIGHT);
    }

    boolean isRefused() {
        return verdict.equals(REFUSED);
    }

    boolean isWrong() {
        return !isRight() && !isRefused();
    }

    Duration took() {
        return Duration.ofNanos(ended - begun);
    }
}
