package dev.rollcall.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a Java process has used so far: processor time as the kernel counts it, and memory that its
 * threads have allocated as the virtual machine counts it.
 */
final class ProcessCost implements AutoCloseable {

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** The kernel tells processor time in hundredths of a second, whatever its own clock. */
    private static final double MICROSECONDS_OF_A_TICK = 10_000;

    private final long pid;
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    private ProcessCost(long pid, JMXConnector connector, ThreadMXBean threads) {
        this.pid = pid;
        this.connector = connector;
        this.threads = threads;
    }

    static ProcessCost of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            return new ProcessCost(
                    pid,
                    connector,
                    ManagementFactory.newPlatformMXBeanProxy(
                            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class));
        } catch (IOException e) {
            throw new UncheckedIOException("No figures of process " + pid, e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("No figures of process " + pid, e);
        }
    }

    /** Processor time of all threads, in microseconds. */
    double processorMicroseconds() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // After the name, which is in parentheses and may hold blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
                    * MICROSECONDS_OF_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that the live threads have allocated since each began. */
    double allocatedBytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
