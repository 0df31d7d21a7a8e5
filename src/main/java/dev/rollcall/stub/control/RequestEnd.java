package dev.rollcall.stub.control;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of a request, whichever comes first: that of its answer, its stream or its connection. If
 * an answer breaks off, only the end of its connection shows that.
 */
final class RequestEnd {

    private RequestEnd() {}

    /** Runs the action once. */
    static void once(RoutingContext context, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (done.compareAndSet(false, true)) {
                        action.run();
                    }
                };
        context.addEndHandler(ended -> once.run());
        if (context.request().connection() instanceof ConnectionBase connection) {
            ChannelFuture closing = connection.channel().closeFuture();
            ChannelFutureListener listener = closed -> once.run();
            closing.addListener(listener);
            context.addEndHandler(ended -> closing.removeListener(listener));
        }
    }
}
