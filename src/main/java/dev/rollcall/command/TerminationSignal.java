package dev.rollcall.command;

import io.quarkus.runtime.Application;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * Makes the process exit with 0 after SIGTERM, as orchestrators expect of a process that did not
 * fail; the JVM and a native executable would exit with 143. A start that has not completed ends at
 * once: the framework would wait for its completion, which may never come.
 */
final class TerminationSignal {

    private static final Logger LOG = Logger.getLogger(TerminationSignal.class);

    private TerminationSignal() {}

    /** Handles SIGTERM like that from now on. */
    static void obey() {
        try {
            handleByExit();
        } catch (ReflectiveOperationException e) {
            LOG.debug("The exit code after SIGTERM stays 143", e);
        }
    }

    /**
     * Uses reflection, because javac's warning about {@code sun.misc.Signal} cannot be suppressed
     * and warnings are errors. A native executable finds classes that constants name.
     */
    private static void handleByExit() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object exit =
                Proxy.newProxyInstance(
                        TerminationSignal.class.getClassLoader(),
                        new Class<?>[] {handler},
                        (proxy, method, arguments) -> {
                            end();
                            return null;
                        });
        Object termination = signal.getConstructor(String.class).newInstance("TERM");
        signal.getMethod("handle", signal, handler).invoke(null, termination, exit);
    }

    private static void end() {
        Application application = Application.currentApplication();
        if (application == null || !application.isStarted()) {
            Runtime.getRuntime().halt(0);
        }
        System.exit(0);
    }
}
