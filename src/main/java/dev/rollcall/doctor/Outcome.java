package dev.rollcall.doctor;

import dev.rollcall.doctor.check.Check;
import dev.rollcall.doctor.check.Finding;
import dev.rollcall.doctor.check.Status;

/**
 * A check and what it found.
 *
 * @param failed the check that failed first: this one, or the one because of which it did not run
 */
record Outcome(Check check, Finding finding, String failed) {

    Status status() {
        return finding.status();
    }

    /** Whether checks that need this one mean something. */
    boolean allowsOthers() {
        return status() == Status.OK || status() == Status.WARNING;
    }
}
