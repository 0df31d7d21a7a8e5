package dev.rollcall.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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

    private final KernelFigures kernel;
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    private ProcessCost(long pid, JMXConnector connector, ThreadMXBean threads) {
        this.kernel = new KernelFigures(pid);
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
        return kernel.processorMicroseconds();
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
