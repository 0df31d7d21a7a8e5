package dev.rollcall.command;

import java.util.List;

/** The command line or a setting is wrong. The message is for a person: one sentence per line. */
public final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Misuse(String sentence) {
        super(sentence);
    }

    /** All that is wrong, a line for each sentence. */
    public static Misuse of(List<String> sentences) {
        return new Misuse(String.join(System.lineSeparator(), sentences));
    }
}
