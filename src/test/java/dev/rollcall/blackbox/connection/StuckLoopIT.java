package dev.rollcall.blackbox.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A service with an event loop that does nothing any more ends with a line and an exit code. A
 * debugger stops the loop's thread, which no request can do.
 */
@Tag("slow")
@BlackBox("stops a thread of the process")
class StuckLoopIT {

    private static final Pattern DEBUGGED_AT =
            Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

    @Test
    void endsTheService() throws IOException, IllegalConnectorArgumentsException {
        assumeTrue(
                System.getProperty("rollcall.executable", "").isBlank(),
                "A native executable has no debugger");
        try (Rollcall service =
                RollcallLauncher.named("stuck-loop")
                        .jvmArgument(
                                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,"
                                        + "address=127.0.0.1:0")
                        .start()) {
            VirtualMachine machine = attach(port(service));
            List<ThreadReference> loops =
                    machine.allThreads().stream()
                            .filter(thread -> thread.name().startsWith("vert.x-eventloop-thread-"))
                            .toList();
            assertThat(loops).isNotEmpty();
            loops.get(0).suspend();

            assertThat(service.awaitExit()).isEqualTo(3);
            assertThat(service.log())
                    .contains("Terminating: an event loop has done nothing for half a minute.");
        }
    }

    private static String port(Rollcall service) {
        Matcher said = DEBUGGED_AT.matcher(service.log());
        assertThat(said.find()).isTrue();
        return said.group(1);
    }

    private static VirtualMachine attach(String port)
            throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector sockets =
                Bootstrap.virtualMachineManager().attachingConnectors().stream()
                        .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(port);
        return sockets.attach(arguments);
    }
}
