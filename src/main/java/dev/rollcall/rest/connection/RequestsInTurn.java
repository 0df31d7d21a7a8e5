package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An HTTP/1 connection. It passes one request at a time to the server, which would otherwise begin
 * all that come, and none while the client does not take its answers. Bytes after the request wait
 * here or stay unread.
 */
@RegisterForReflection // Netty looks up by reflection which events a handler wants, also in a
// native executable.
final class RequestsInTurn extends ChannelDuplexHandler implements Conversation {

    private final ConnectionLimits limits;
    private final boolean management;
    private final Runnable goOn;
    private final RequestForm form = new RequestForm();
    private final Queue<Object> waiting = new ArrayDeque<>();
    private boolean last;
    private boolean receiving;
    private boolean answering;
    private boolean begun;
    private int untaken;
    private long since = System.nanoTime();

    RequestsInTurn(ConnectionLimits limits, boolean management, Runnable goOn) {
        this.limits = limits;
        this.management = management;
        this.goOn = goOn;
    }

    @Override
    public boolean takesMore() {
        return receiving || !answering && !last && waiting.isEmpty();
    }

    @Override
    public void bytesCome(ByteBuf bytes) {
        if (!last) {
            form.see(bytes);
        }
        if (!begun && !answering) {
            begun = true;
            since = System.nanoTime();
        }
    }

    @Override
    public boolean isAnswering() {
        return answering;
    }

    @Override
    public boolean isOverdue() {
        long now = System.nanoTime();
        if (begun) {
            return now - since > limits.request().toNanos();
        }
        return !answering && untaken == 0 && now - since > limits.idle().toNanos();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!waiting.isEmpty() || message instanceof HttpRequest && answering) {
            waiting.add(message);
        } else {
            pass(ctx, message);
        }
    }

    private void pass(ChannelHandlerContext ctx, Object message) {
        if (last && !receiving) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            answering = true;
            receiving = true;
            last = form.isLast(request);
            if (management) {
                hideOrigin(request);
            }
        }
        if (message instanceof LastHttpContent) {
            receiving = false;
            begun = false;
        }
        ctx.fireChannelRead(message);
    }

    /**
     * Keeps pages of other sites from reading the management port through the browser of somebody
     * who reaches it. The framework allows every origin there, before any handler of this service
     * and without a setting, but only to requests that name an origin.
     */
    private static void hideOrigin(HttpRequest request) {
        request.headers().remove(HttpHeaderNames.ORIGIN);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean provisional =
                message instanceof HttpResponse response
                        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!(message instanceof LastHttpContent) || provisional) {
            ctx.write(message, promise);
            return;
        }
        untaken++;
        ctx.write(message, promise.unvoid().addListener(done -> taken()));
        // The server still has to finish its own bookkeeping of the answer.
        ctx.executor().execute(() -> next(ctx));
    }

    /** A client that takes an answer slowly is not idle, though all of the answer is written. */
    private void taken() {
        untaken--;
        beIdle();
    }

    private void next(ChannelHandlerContext ctx) {
        answering = false;
        beIdle();
        passWaiting(ctx);
    }

    /** Begins the time without a request, unless one has begun to come. */
    private void beIdle() {
        since = begun ? since : System.nanoTime();
    }

    /** Begins none while answers are unsent: a few bytes have many requests for large answers. */
    private void passWaiting(ChannelHandlerContext ctx) {
        if (ctx.isRemoved()) {
            return;
        }
        while (!waiting.isEmpty()
                && !(waiting.element() instanceof HttpRequest
                        && (answering || !ctx.channel().isWritable()))) {
            pass(ctx, waiting.remove());
        }
        ctx.fireChannelReadComplete();
        goOn.run();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.fireChannelWritabilityChanged();
        if (!answering && !waiting.isEmpty()) {
            ctx.executor().execute(() -> passWaiting(ctx));
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
