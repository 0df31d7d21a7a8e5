package dev.rollcall.stub.control;

import dev.rollcall.stub.data.UnusableData.Fault;
import java.util.List;

/** A refusal of the control API: a status, a sentence, and the mistakes if there are any. */
final class ControlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Fault> faults;

    ControlFailure(int status, String sentence, List<Fault> faults) {
        super(sentence, null, false, false);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    static ControlFailure of(int status, String sentence) {
        return new ControlFailure(status, sentence, List.of());
    }

    static ControlFailure noWorkspace() {
        return of(
                404,
                "There is no workspace of this id: it was dropped, or forgotten since nobody used it.");
    }

    static ControlFailure tooLong() {
        return of(413, "The body is longer than eight megabytes.");
    }

    int status() {
        return status;
    }

    List<Fault> faults() {
        return faults;
    }
}
