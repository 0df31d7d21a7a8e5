package dev.rollcall.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.visibility.VisibleUser;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * One list on its way to one reader. Rows are taken only while the reader keeps up; a reader that
 * goes away or stalls ends the reading, and a failure ends the connection so that half a list
 * cannot pass for a whole one.
 */
final class ListTransfer {

    private static final int CHUNK = 16 * 1024;

    private final UserListBody body;
    private final ObjectWriter rowWriter;
    private final ServerHttpResponse response;
    private final Runnable finished;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(CHUNK);
    private long count;
    private boolean ended;
    private boolean chunked;
    private boolean waitingForReader;
    private long lastProgress = System.nanoTime();

    ListTransfer(
            UserListBody body,
            ObjectWriter rowWriter,
            ServerHttpResponse response,
            Runnable finished) {
        this.body = body;
        this.rowWriter = rowWriter;
        this.response = response;
        this.finished = finished;
    }

    void start(Vertx vertx, Duration longestStall) {
        response.addCloseHandler(this::abandon);
        body.rows().onChange(this::advance);
        append("{\"users\":[");
        advance();
        watch(vertx, longestStall);
    }

    private void watch(Vertx vertx, Duration longestStall) {
        vertx.setPeriodic(
                Math.max(1, longestStall.toMillis() / 2),
                timer -> {
                    synchronized (this) {
                        if (ended) {
                            vertx.cancelTimer(timer);
                        } else if (waitingForReader
                                && System.nanoTime() - lastProgress > longestStall.toNanos()) {
                            breakOff();
                        }
                    }
                });
    }

    private synchronized void advance() {
        while (!ended && !waitingForReader) {
            Optional<VisibleUser> next = body.rows().take();
            if (next.isPresent()) {
                appendRow(next.get());
            } else if (body.rows().failure().isPresent()) {
                breakOff();
            } else if (body.rows().isExhausted()) {
                end();
            } else {
                return;
            }
        }
    }

    private void appendRow(VisibleUser user) {
        try {
            append(count == 0 ? "" : ",");
            pending.writeBytes(rowWriter.writeValueAsBytes(ListedUserRendering.model(user)));
            count++;
        } catch (JsonProcessingException | RuntimeException failure) {
            breakOff();
            return;
        }
        if (pending.size() >= CHUNK) {
            sendPending();
        }
    }

    private void sendPending() {
        if (!chunked) {
            response.setChunked(true);
            chunked = true;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        response.write(
                bytes,
                failure -> {
                    if (failure != null) {
                        abandon();
                    }
                });
        lastProgress = System.nanoTime();
        if (response.isWriteQueueFull()) {
            waitingForReader = true;
            response.addDrainHandler(this::readerCaughtUp);
        }
    }

    private synchronized void readerCaughtUp() {
        lastProgress = System.nanoTime();
        waitingForReader = false;
        advance();
    }

    private void end() {
        append(
                "],\"count\":"
                        + count
                        + ",\"offset\":"
                        + body.page().offset()
                        + ",\"total\":"
                        + body.page().total()
                        + ",\"success\":true}");
        ended = true;
        response.end(pending.toByteArray());
        finished.run();
    }

    private void breakOff() {
        ended = true;
        body.rows().cancel();
        response.reset();
        finished.run();
    }

    private synchronized void abandon() {
        if (!ended) {
            ended = true;
            body.rows().cancel();
            finished.run();
        }
    }

    private void append(String text) {
        pending.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
