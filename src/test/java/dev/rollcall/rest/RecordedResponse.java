package dev.rollcall.rest;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/** A response that keeps what is written, to a reader as slow as the test wants. */
public final class RecordedResponse {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Runnable closeHandler = () -> {};
    private Runnable drainHandler = () -> {};
    private volatile boolean full;
    private boolean fullOnce;
    private final List<Consumer<Throwable>> held = new ArrayList<>();
    private boolean failing;
    private boolean holding;
    private volatile boolean ended;
    private boolean reset;
    private int largestWrite;

    public ServerHttpResponse asResponse() {
        return (ServerHttpResponse)
                Proxy.newProxyInstance(
                        ServerHttpResponse.class.getClassLoader(),
                        new Class<?>[] {ServerHttpResponse.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "write" -> write(proxy, arguments);
                                    case "end" -> end(proxy, arguments);
                                    case "isWriteQueueFull" -> isFull();
                                    case "reset" -> markReset();
                                    case "setChunked", "setResponseHeader" -> proxy;
                                    case "addCloseHandler" -> onClose(proxy, arguments[0]);
                                    case "addDrainHandler" -> onDrain(proxy, arguments[0]);
                                    default -> throw new IllegalStateException("" + method);
                                });
    }

    @SuppressWarnings("unchecked")
    private Object write(Object proxy, Object[] arguments) {
        byte[] bytes = (byte[]) arguments[0];
        written.writeBytes(bytes);
        largestWrite = Math.max(largestWrite, bytes.length);
        Consumer<Throwable> result = (Consumer<Throwable>) arguments[1];
        if (holding) {
            held.add(result);
        } else {
            result.accept(failing ? new IllegalStateException("Connection was closed") : null);
        }
        return proxy;
    }

    private Object end(Object proxy, Object[] last) {
        if (last != null) {
            written.writeBytes((byte[]) last[0]);
        }
        ended = true;
        return proxy;
    }

    private boolean isFull() {
        boolean now = full || fullOnce;
        fullOnce = false;
        return now;
    }

    private synchronized Object markReset() {
        reset = true;
        return null;
    }

    private Object onClose(Object proxy, Object handler) {
        closeHandler = (Runnable) handler;
        return proxy;
    }

    private Object onDrain(Object proxy, Object handler) {
        drainHandler = (Runnable) handler;
        return proxy;
    }

    public void full(boolean now) {
        full = now;
    }

    public void fullOnce() {
        fullOnce = true;
    }

    public void failWrites() {
        failing = true;
    }

    /** The connection holds all that is written, until {@link #takeAll}. */
    public void holdWrites() {
        holding = true;
    }

    public void takeAll() {
        List.copyOf(held).forEach(taken -> taken.accept(null));
    }

    public void drain() {
        drainHandler.run();
    }

    public void close() {
        closeHandler.run();
    }

    public boolean isEnded() {
        return ended;
    }

    public synchronized boolean isReset() {
        return reset;
    }

    public int largestWrite() {
        return largestWrite;
    }

    public String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
