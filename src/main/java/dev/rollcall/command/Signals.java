package dev.rollcall.command;

import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * Runs an action when the process gets a signal, in place of what the JVM would do. The JVM's own
 * way, a shutdown hook, cannot choose the exit code.
 */
public final class Signals {

    /** What an orchestrator sends to end a process. */
    public static final String TERMINATION = "TERM";

    /** What a terminal sends for Ctrl-C. */
    public static final String INTERRUPT = "INT";

    private static final Logger LOG = Logger.getLogger(Signals.class);

    private Signals() {}

    /** Handles the signal with this action from now on. */
    public static void handle(String name, Runnable action) {
        try {
            handleByReflection(name, action);
        } catch (ReflectiveOperationException e) {
            LOG.debug("A signal keeps the meaning that it has for the JVM", e);
        }
    }

    /**
     * Uses reflection, because javac's warning about {@code sun.misc.Signal} cannot be suppressed
     * and warnings are errors. A native executable finds classes that constants name.
     */
    private static void handleByReflection(String name, Runnable action)
            throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object handling =
                Proxy.newProxyInstance(
                        Signals.class.getClassLoader(),
                        new Class<?>[] {handler},
                        (proxy, method, arguments) -> {
                            action.run();
                            return null;
                        });
        Object instance = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, instance, handling);
    }
}
