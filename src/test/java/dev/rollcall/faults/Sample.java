package dev.rollcall.faults;

import java.time.Duration;

/** One request under load: when it was sent, when it was answered, and how. */
record Sample(long begun, long ended, Verdict verdict) {

    /** What an answer is; neither of the two good ones where it is wrong, and then it says how. */
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
