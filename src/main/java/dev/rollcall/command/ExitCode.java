package dev.rollcall.command;

/** With what the process ends. docs/operating.md prints these for whoever writes scripts. */
public final class ExitCode {

    /** What was asked for was done, or the process was asked to end. */
    public static final int DONE = 0;

    /** Something outside failed: a port is taken, a database does not answer. */
    public static final int FAILED = 1;

    /** A diagnosis found something odd, and nothing wrong. */
    public static final int WARNED = 2;

    /** A mode, an option or a setting was not understood; trying again would not help. */
    public static final int MISUSED = 3;

    /** A diagnosis could not be made. */
    public static final int UNKNOWN = 4;

    private ExitCode() {}
}
