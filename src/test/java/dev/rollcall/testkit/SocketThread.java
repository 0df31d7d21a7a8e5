package dev.rollcall.testkit;

import java.io.Closeable;
import java.io.IOException;

/** A thread of a stand-in on the network. It ends silently if one of its sockets is closed. */
final class SocketThread {

    private SocketThread() {}

    /** What such a thread does. */
    interface Work {
        void run() throws IOException;
    }

    static void start(String name, Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // One of the two has gone, or the test has ended.
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
    }

    static void closeQuietly(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It is not there any more, which is what was wanted.
        }
    }
}
