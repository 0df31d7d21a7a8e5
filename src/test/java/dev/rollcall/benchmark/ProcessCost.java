package dev.rollcall.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final Optional<Counters> counters;

    private ProcessCost(long pid, Optional<Counters> counters) {
        this.kernel = new KernelFigures(pid);
        this.counters = counters;
    }

    /** What only a Java virtual machine counts, and how it is reached. */
    private record Counters(JMXConnector connector, ThreadMXBean threads) {}

    /** The figures of a process that is no Java virtual machine: processor time alone. */
    static ProcessCost ofExecutable(long pid) {
        return new ProcessCost(pid, Optional.empty());
    }

    static ProcessCost of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            ThreadMXBean threads =
                    ManagementFactory.newPlatformMXBeanProxy(
                            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            return new ProcessCost(pid, Optional.of(new Counters(connector, threads)));
        } catch (IOException e) {
            throw new UncheckedIOException("No figures of process " + pid, e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("No figures of process " + pid, e);
        }
    }

    /** Processor time by thread, in microseconds. */
    Usage processorMicroseconds() {
        return kernel.processorMicrosecondsByThread();
    }

    /** Bytes that each thread has allocated; empty if nobody counts them. */
    Optional<Usage> allocatedBytes() {
        return counters.map(Counters::threads).map(ProcessCost::allocatedBytes);
    }

    private static Usage allocatedBytes(ThreadMXBean threads) {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        return new Usage(
                IntStream.range(0, ids.length)
                        .filter(at -> bytes[at] > 0)
                        .boxed()
                        .collect(Collectors.toMap(at -> ids[at], at -> (double) bytes[at])));
    }

    @Override
    public void close() {
        try {
            if (counters.isPresent()) {
                counters.get().connector().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
