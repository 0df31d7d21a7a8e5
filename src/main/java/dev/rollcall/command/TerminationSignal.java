package dev.rollcall.command;

import io.quarkus.runtime.Application;

/**
 * Makes the process exit with a chosen code after SIGTERM: with 0 if it serves, as orchestrators
 * expect of a process that did not fail; the JVM and a native executable would exit with 143. A
 * start that has not completed ends at once: the framework would wait for its completion, which may
 * never come.
 */
final class TerminationSignal {

    private TerminationSignal() {}

    /** Handles SIGTERM like that from now on. */
    static void obey(int exitCode) {
        Signals.handle(Signals.TERMINATION, () -> end(exitCode));
    }

    private static void end(int exitCode) {
        Application application = Application.currentApplication();
        if (application == null || !application.isStarted()) {
            Runtime.getRuntime().halt(exitCode);
        }
        System.exit(exitCode);
    }
}
