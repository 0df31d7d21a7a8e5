package dev.rollcall.compare.report;

import dev.rollcall.command.ExitCode;

/** The answer to "may the Ingress be switched?", with its exit code for a script. */
public enum Verdict {
    SAME(ExitCode.DONE, "No unexplained difference in what was compared."),
    DIFFERENT(ExitCode.FAILED, "There are unexplained differences."),
    INCONCLUSIVE(ExitCode.INCONCLUSIVE, "Inconclusive: some requests were not compared.");

    private final int exitCode;
    private final String sentence;

    Verdict(int exitCode, String sentence) {
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    public int exitCode() {
        return exitCode;
    }

    String sentence() {
        return sentence;
    }
}
