package dev.rollcall.rest.connection;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;

/**
 * Leaves one event loop to health and metrics. The framework serves them on a loop that serves
 * requests, too, so a probe would wait for whatever keeps that loop busy.
 */
final class ServingLoops {

    private volatile EventLoop ofManagement;

    /** The loop that the framework has chosen for the management port; it chooses one. */
    void keepForManagement(EventLoopGroup group) {
        ofManagement = group.next();
    }

    /** Another loop of the group than that of management, in turn, if there is another. */
    EventLoop next(EventLoopGroup group, boolean management) {
        EventLoop loop = group.next();
        if (management) {
            return loop;
        }
        for (EventExecutor ignored : group) {
            if (loop != ofManagement) {
                break;
            }
            loop = group.next();
        }
        return loop;
    }
}
