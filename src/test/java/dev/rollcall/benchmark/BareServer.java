package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What the service is measured by: answers the same requests by the same bytes from the same reads,
 * and does nothing else. No permission, no policy, no model, no metrics, no checked parameter.
 */
final class BareServer extends AbstractVerticle {

    /**
     * As the service has it. If no level is set, the driver writes down every command and reply to
     * have them dropped, and the comparison would flatter the service. Held here, since a logger
     * that nobody holds loses its level.
     */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private static final long TOTAL_MAX_AGE = TimeUnit.SECONDS.toNanos(1);

    private static final int INFO_SIZE = 1_024;
    private static final int LIST_SIZE = 32 * 1_024;

    private final BareReads reads;
    private final int port;
    private final Buffer endOfProfile = Buffer.buffer(BareAnswer.endOfProfile());
    private Future<Long> total = Future.failedFuture("Not counted yet");
    private long counted;

    private BareServer(BareReads reads, int port) {
        this.reads = reads;
        this.port = port;
    }

    /**
     * Arguments: the connection string, with a database, and the port. The deprecated call is the
     * one by which Quarkus, too, lets the driver share the event loops.
     */
    @SuppressWarnings("deprecation")
    public static void main(String... arguments) {
        DRIVER.setLevel(Level.SEVERE);
        Vertx vertx = Vertx.vertx();
        BareReads reads = BareReads.connect(arguments[0], vertx.nettyEventLoopGroup());
        int port = Integer.parseInt(arguments[1]);
        vertx.deployVerticle(
                        () -> new BareServer(reads, port),
                        new DeploymentOptions()
                                .setInstances(2 * Runtime.getRuntime().availableProcessors()))
                .onFailure(BareServer::end);
    }

    private static void end(Throwable failure) {
        failure.printStackTrace();
        System.exit(1);
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request) {
        Future<Buffer> body = body(request);
        body.onSuccess(
                bytes -> {
                    for (Headers.Line header : BareAnswer.HEADERS.lines()) {
                        request.response().putHeader(header.name(), header.value());
                    }
                    request.response().end(bytes);
                });
        body.onFailure(failure -> request.response().setStatusCode(500).end(failure.getMessage()));
    }

    private Future<Buffer> body(HttpServerRequest request) {
        String id = request.getHeader("X-User-Id");
        String token = request.getHeader("X-Auth-Token");
        if (request.path().endsWith("/me")) {
            return all(reads.own(id, token)).map(found -> profile(known(found)));
        }
        return all(reads.caller(id, token))
                .compose(
                        caller -> {
                            known(caller);
                            return request.path().endsWith("users.info")
                                    ? info(request.getParam("userId"))
                                    : list(Integer.parseInt(request.getParam("count")));
                        });
    }

    private static RawJson known(List<RawJson> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("Unknown caller");
        }
        return found.get(0);
    }

    private Future<Buffer> info(String id) {
        return all(reads.user(id))
                .map(
                        found ->
                                Buffer.buffer(INFO_SIZE)
                                        .appendString("{\"user\":{")
                                        .appendBytes(known(found).bytes())
                                        .appendString(
                                                ",\"canViewAllInfo\":true},\"success\":true}"));
    }

    private Buffer profile(RawJson own) {
        return Buffer.buffer(INFO_SIZE)
                .appendString("{")
                .appendBytes(own.bytes())
                .appendBuffer(endOfProfile);
    }

    private Future<Buffer> list(int count) {
        Future<List<RawJson>> nameless = all(reads.nameless(count));
        Future<List<RawJson>> named = all(reads.named(count));
        return Future.all(nameless, named, total())
                .map(
                        read -> {
                            Buffer body = Buffer.buffer(LIST_SIZE).appendString("{\"users\":[");
                            int written = 0;
                            for (List<RawJson> part : List.of(nameless.result(), named.result())) {
                                for (int at = 0; at < part.size() && written < count; at++) {
                                    body.appendString(written == 0 ? "{" : ",{");
                                    append(body, part.get(at));
                                    written++;
                                }
                            }
                            return body.appendString("],\"count\":" + written)
                                    .appendString(",\"offset\":0,\"total\":" + total.result())
                                    .appendString(",\"success\":true}");
                        });
    }

    private static void append(Buffer body, RawJson user) {
        body.appendBytes(user.bytes())
                .appendString(",\"nameInsensitive\":\"")
                .appendString(user.name().toLowerCase(Locale.ROOT))
                .appendString("\"}");
    }

    private Future<Long> total() {
        if (total.failed() || System.nanoTime() - counted > TOTAL_MAX_AGE) {
            counted = System.nanoTime();
            Future<List<Long>> nameless = all(reads.countNameless());
            Future<List<Long>> named = all(reads.countNamed());
            total =
                    Future.all(nameless, named)
                            .map(both -> nameless.result().get(0) + named.result().get(0));
        }
        return total;
    }

    /** Everything that is published, handed over on the event loop that asked. */
    private <T> Future<List<T>> all(Publisher<T> publisher) {
        Promise<List<T>> promise = Promise.promise();
        publisher.subscribe(new Collector<>(vertx.getOrCreateContext(), promise));
        return promise.future();
    }

    private record Collector<T>(Context context, Promise<List<T>> promise, List<T> items)
            implements Subscriber<T> {

        Collector(Context context, Promise<List<T>> promise) {
            this(context, promise, new ArrayList<>());
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            context.runOnContext(ignored -> promise.fail(failure));
        }

        @Override
        public void onComplete() {
            context.runOnContext(ignored -> promise.complete(items));
        }
    }
}
