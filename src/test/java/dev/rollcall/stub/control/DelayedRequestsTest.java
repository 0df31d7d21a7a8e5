package dev.rollcall.stub.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelayedRequestsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final long PATIENCE_SECONDS = 30;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** With a transport that needs no configuration of the service. */
    private final Vertx vertx = new VertxBuilder().init().findTransport(new JDKTransport()).vertx();

    private final DelayedRequests delayed = new DelayedRequests(vertx);
    private final BlockingQueue<WeakReference<RoutingContext>> come = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() {
        Router router = Router.router(vertx);
        router.route()
                .handler(
                        request -> {
                            delayed.delay(request, LONG, () -> request.response().end("late"));
                            come.add(new WeakReference<>(request));
                        });
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aRequestWhoseClientHasGoneIsNotKept() throws Exception {
        WeakReference<RoutingContext> request;
        try (Socket client = asked()) {
            request = come.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            client.shutdownOutput();
        }

        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(
                        () -> {
                            System.gc();
                            return request.refersTo(null);
                        });
    }

    @Test
    void theStopOfTheStubEndsEachWait() throws Exception {
        try (Socket client = asked()) {
            come.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);

            delayed.cutShort(new ShutdownDelayInitiatedEvent());

            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
    }

    @Test
    void nobodyWaitsDuringTheStop() throws Exception {
        delayed.cutShort(new ShutdownDelayInitiatedEvent());

        try (Socket client = asked()) {
            assertThat(client.getInputStream().read()).isEqualTo('H');
        }
    }

    private Socket asked() throws IOException {
        Socket client = new Socket("localhost", server.actualPort());
        client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        client.getOutputStream().write(REQUEST);
        return client;
    }
}
