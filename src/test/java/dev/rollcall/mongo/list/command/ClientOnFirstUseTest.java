package dev.rollcall.mongo.list.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The client for lists, from its first use to its end. */
class ClientOnFirstUseTest {

    private static final int PATIENCE_SECONDS = 20;

    private final AtomicInteger made = new AtomicInteger();

    private ClientOnFirstUse client(Runnable end) {
        return new ClientOnFirstUse(
                () -> {
                    made.incrementAndGet();
                    return (MongoClient)
                            Proxy.newProxyInstance(
                                    MongoClient.class.getClassLoader(),
                                    new Class<?>[] {MongoClient.class},
                                    (proxy, method, arguments) -> {
                                        end.run();
                                        return null;
                                    });
                });
    }

    @Test
    void isMadeOnce() {
        ClientOnFirstUse client = client(() -> {});
        assertThat(client.get() == client.get()).isTrue();
        assertThat(made).hasValue(1);
    }

    @Test
    void isNotMadeForItsEnd() {
        client(() -> {}).end();
        assertThat(made).hasValue(0);
    }

    /** The driver's last command is answered by a loop that may be asking for the client. */
    @Test
    void isGivenWhileItEnds() throws Exception {
        CompletableFuture<Void> ending = new CompletableFuture<>();
        CompletableFuture<Void> reply = new CompletableFuture<>();
        ClientOnFirstUse client =
                client(
                        () -> {
                            ending.complete(null);
                            reply.join();
                        });
        client.get();
        CompletableFuture<Void> ended = CompletableFuture.runAsync(client::end);
        CompletableFuture<Void> loop =
                ending.thenRunAsync(
                        () -> {
                            client.get();
                            reply.complete(null);
                        });
        try {
            loop.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            reply.complete(null);
        }
        assertThat(made).hasValue(1);
    }
}
