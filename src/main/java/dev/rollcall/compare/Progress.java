package dev.rollcall.compare;

import dev.rollcall.compare.report.Judged;
import dev.rollcall.compare.report.Judged.RequestOutcome;
import java.io.PrintStream;

/** Reports the progress of a comparison, in about twenty lines. */
final class Progress {

    private static final int STEPS = 20;

    private final PrintStream out;
    private final int left;
    private final int all;
    private int done;
    private int different;

    Progress(PrintStream out, int left, int all) {
        this.out = out;
        this.left = left;
        this.all = all;
    }

    void done(Judged judged) {
        done++;
        different += judged.outcome() == RequestOutcome.DIFFERENT ? 1 : 0;
        if (done * STEPS / left > (done - 1) * STEPS / left) {
            out.println(
                    (all - left + done)
                            + " of "
                            + all
                            + " requests compared, "
                            + different
                            + " differ");
        }
    }
}
