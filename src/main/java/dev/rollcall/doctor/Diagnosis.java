package dev.rollcall.doctor;

import dev.rollcall.command.ExitCode;
import dev.rollcall.doctor.check.Check;
import dev.rollcall.doctor.check.Finding;
import dev.rollcall.doctor.check.Finding.Status;
import java.util.List;

/** The results of all checks together: the verdict, and the exit code. */
record Diagnosis(List<CheckResult> results) {

    /**
     * A check and its finding.
     *
     * @param failed the check that failed first: this one, or the one because of which it did not
     *     run
     */
    record CheckResult(Check check, Finding finding, String failed) {

        Status status() {
            return finding.status();
        }

        /** Whether checks that need this one mean something. */
        boolean allowsOthers() {
            return status() == Status.OK || status() == Status.WARNING;
        }
    }

    Diagnosis {
        results = List.copyOf(results);
    }

    /** The summary in one line, for a reader who skips the checks. */
    String verdict() {
        if (!isDiagnosed()) {
            return "Could not diagnose: " + first() + " failed";
        }
        String warnings = count(Status.WARNING) == 0 ? "" : ", " + counted(Status.WARNING);
        return count(Status.ERROR) > 0
                ? "Not ready, " + counted(Status.ERROR) + warnings
                : "Ready" + warnings;
    }

    /**
     * The exit code, the same for every output.
     *
     * @param warningsFail whether a warning counts
     */
    int exitCode(boolean warningsFail) {
        if (!isDiagnosed()) {
            return ExitCode.UNKNOWN;
        }
        if (count(Status.ERROR) > 0) {
            return ExitCode.FAILED;
        }
        return warningsFail && count(Status.WARNING) > 0 ? ExitCode.WARNED : ExitCode.DONE;
    }

    /**
     * False if the cause of a failed check is unknown, or if checks were skipped although no check
     * found an error.
     */
    private boolean isDiagnosed() {
        return results.stream().allMatch(result -> result.finding().diagnosed())
                && (count(Status.SKIPPED) == 0 || count(Status.ERROR) > 0);
    }

    private String first() {
        return results.stream()
                .filter(result -> !result.allowsOthers())
                .map(CheckResult::failed)
                .findFirst()
                .orElseThrow();
    }

    private long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private String counted(Status status) {
        long number = count(status);
        return number + " " + status.label() + (number == 1 ? "" : "s");
    }
}
