package dev.rollcall.command;

/** The exit codes of the process. docs/operating.md lists them for authors of scripts. */
public final class ExitCode {

    /** The work is done, or the process was asked to end. */
    public static final int DONE = 0;

    /**
     * Something outside failed: a port is taken, a database does not answer; a diagnosis found an
     * error; or a comparison found an unexplained difference.
     */
    public static final int FAILED = 1;

    /** A diagnosis has warnings and no errors. */
    public static final int WARNED = 2;

    /** A comparison could not compare everything, so it proves nothing. */
    public static final int INCONCLUSIVE = 2;

    /**
     * A mode, an option or a setting is wrong; another try would not help. {@link
     * dev.rollcall.collapse.Collapse} ends a serving process with the same code.
     */
    public static final int MISUSED = 3;

    /** A diagnosis could not be made. */
    public static final int UNKNOWN = 4;

    private ExitCode() {}
}
