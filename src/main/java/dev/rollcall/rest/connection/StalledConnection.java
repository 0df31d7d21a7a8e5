package dev.rollcall.rest.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Remembers that this service closed a connection because the client read nothing. Otherwise a list
 * on that connection could only report that its reader went away.
 */
public final class StalledConnection {

    private static final AttributeKey<Boolean> STALLED =
            AttributeKey.valueOf(StalledConnection.class, "stalled");

    private StalledConnection() {}

    static void mark(Channel channel) {
        channel.attr(STALLED).set(true);
    }

    /** Whether it was closed for that reason; this stays true after the connection has ended. */
    public static boolean is(HttpConnection connection) {
        return connection instanceof ConnectionBase base && base.channel().hasAttr(STALLED);
    }
}
