package dev.rollcall.rest.connection;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Keeps one event loop for health and metrics. The framework would serve them on a loop that also
 * serves requests, so a probe would wait while that loop is busy.
 */
final class ServingLoops {

    private volatile EventLoop ofManagement;
    private final Map<Executor, LoopTurns> turns = new ConcurrentHashMap<>();

    /** Remembers the loop that the framework has chosen for the management port. */
    void keepForManagement(EventLoopGroup group) {
        ofManagement = group.next();
    }

    /** The turns of the connections of this loop; only the loop itself uses them. */
    LoopTurns turns(Executor loop) {
        return turns.computeIfAbsent(loop, LoopTurns::new);
    }

    /** The next loop of the group in turn, other than that of management if there is another. */
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
