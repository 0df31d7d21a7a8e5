package dev.rollcall.rest.connection;

import dev.rollcall.collapse.Collapse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.net.impl.VertxHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps a connection from filling the memory of the process. The server itself would read every
 * request and queue every answer that the client does not read. So nothing is read from a
 * connection while it does not take its answers, nor, in HTTP/1.1, while a request is being
 * answered. A connection that keeps the server waiting too long is closed.
 */
@RegisterForReflection // The network library looks up which events it wants, natively, too.
final class ReadingGate extends ChannelDuplexHandler {

    /** The number of bytes that are handed on at once, so that they hold few requests. */
    private static final int SLICE = 512;

    private static final long LOOK_MILLIS = 500;

    private final ConnectionLimits limits;
    private final ServingLoops loops;
    private final boolean management;
    private final BooleanSupplier ending;
    private final Consumer<Boolean> listener;
    private final Queue<ByteBuf> held = new ArrayDeque<>();
    private Conversation conversation;
    private boolean known;
    private boolean handingOn;
    private boolean answering;
    private boolean paused;
    private UnsentAnswers unsent;
    private Future<?> looking;

    /**
     * @param ending whether the connection has to end after the requests that are in progress
     * @param listener receives whether a request of the connection is in progress, if that changes
     */
    ReadingGate(
            ConnectionLimits limits,
            ServingLoops loops,
            boolean management,
            BooleanSupplier ending,
            Consumer<Boolean> listener) {
        this.ending = ending;
        this.limits = limits;
        this.loops = loops;
        this.management = management;
        this.listener = listener;
        this.conversation = new Conversation.FirstBytes(limits);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        unsent = new UnsentAnswers(ctx.channel(), limits.stalledReader());
        looking =
                ctx.executor()
                        .scheduleAtFixedRate(
                                () -> look(ctx), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        looking.cancel(false);
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        held.add((ByteBuf) message);
        handOn(ctx);
    }

    /** Ignores requests of the framework to read while bytes are held back. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (held.isEmpty()) {
            ctx.read();
        } else {
            pause(ctx);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.fireChannelWritabilityChanged();
        goOn(ctx);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            conversation.bytesGo(bytes);
        }
        ctx.write(message, promise);
        if (promise.isDone() && promise.cause() != null) {
            Collapse.ofMemory(promise.cause());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Collapse.ofMemory(cause);
        if (isServed(ctx.pipeline()) || !(cause instanceof IOException)) {
            ctx.fireExceptionCaught(cause);
        }
    }

    /**
     * Whether the framework has a handler that takes failures, which it adds with the first request
     * of HTTP/1.1. Without one, each client that resets its connection would put a stack trace in
     * the log.
     */
    private static boolean isServed(ChannelPipeline pipeline) {
        return pipeline.get(VertxHandler.class) != null
                || pipeline.get(Http2ConnectionHandler.class) != null;
    }

    /** Hands on the bytes that are held back, after the current task. */
    private void goOn(ChannelHandlerContext ctx) {
        report();
        if (!held.isEmpty()) {
            ctx.executor().execute(() -> handOnLater(ctx));
        }
    }

    private void handOnLater(ChannelHandlerContext ctx) {
        if (!ctx.isRemoved()) {
            handOn(ctx);
            ctx.fireChannelReadComplete();
        }
    }

    private void handOn(ChannelHandlerContext ctx) {
        if (handingOn) {
            return;
        }
        handingOn = true;
        try {
            while (!held.isEmpty() && ctx.channel().isWritable() && conversation.takesMore()) {
                ByteBuf slice = nextSlice();
                conversation.bytesCome(slice);
                ctx.fireChannelRead(slice);
                if (!known) {
                    getToKnow(ctx);
                }
            }
        } finally {
            handingOn = false;
        }
        report();
        if (!held.isEmpty()) {
            pause(ctx);
        } else if (paused) {
            paused = false;
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void report() {
        if (conversation.isAnswering() != answering) {
            answering = !answering;
            listener.accept(answering);
        }
    }

    /**
     * The next bytes: one at a time until the protocol is known, so that its first request is
     * inspected, too.
     */
    private ByteBuf nextSlice() {
        ByteBuf first = held.element();
        int length = known ? SLICE : 1;
        return first.readableBytes() <= length ? held.remove() : first.readRetainedSlice(length);
    }

    private void getToKnow(ChannelHandlerContext ctx) {
        ChannelPipeline pipeline = ctx.pipeline();
        Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) {
            known = true;
            conversation =
                    new Http2Streams(
                            http2,
                            pipeline.context(http2),
                            limits,
                            loops.turns(ctx.executor()),
                            management,
                            () -> goOn(ctx));
        } else if (pipeline.get(HttpRequestDecoder.class) != null) {
            known = true;
            RequestsInTurn requests = new RequestsInTurn(limits, management, () -> goOn(ctx));
            conversation = requests;
            String codec = pipeline.context(HttpResponseEncoder.class).name();
            pipeline.addAfter(codec, "requestsInTurn", requests);
        }
    }

    private void pause(ChannelHandlerContext ctx) {
        paused = true;
        ctx.channel().config().setAutoRead(false);
    }

    /** Whether no request is in progress when the service ends, and no answer is on its way. */
    private boolean isLeftOver() {
        return ending.getAsBoolean() && !conversation.isAnswering() && unsent.areNone();
    }

    private void look(ChannelHandlerContext ctx) {
        report();
        if (unsent.areStalled() || conversation.isOverdue() || isLeftOver()) {
            ctx.close();
        } else {
            conversation.endStalledAnswers();
        }
    }
}
