package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rollcall.visibility.VisibleUser;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    private static final long WATCH_MILLIS = 500;

    private final UserListBody body;
    private final ObjectWriter rowWriter;
    private final ServerHttpResponse response;
    private final Runnable finished;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(CHUNK);
    private long count;
    private boolean advancing;
    private boolean ended;
    private boolean chunked;
    private boolean waitingForReader;
    private Runnable stopWatching = () -> {};
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
        append("{\"users\":[");
    }

    /**
     * Begins to send. The list's beginning is pending from the first: once rows may call back, any
     * thread may add one.
     *
     * @param longestStall how long the reader may take nothing
     * @param longestRead how long the database may bring nothing
     */
    void start(Vertx vertx, Duration longestStall, Duration longestRead) {
        response.addCloseHandler(this::abandon);
        body.rows().onChange(this::advance);
        advance();
        watch(vertx, longestStall, longestRead);
    }

    private synchronized void watch(Vertx vertx, Duration longestStall, Duration longestRead) {
        if (ended) {
            return;
        }
        long timer =
                vertx.setPeriodic(
                        WATCH_MILLIS,
                        ignored -> breakOffAfter(waitingForReader ? longestStall : longestRead));
        stopWatching = () -> vertx.cancelTimer(timer);
    }

    private synchronized void breakOffAfter(Duration longest) {
        if (!ended && System.nanoTime() - lastProgress > longest.toNanos()) {
            breakOff();
        }
    }

    /**
     * Sends what has been read. Taking a row can bring the next one on this very thread, which
     * calls back here: the loop that runs already will find it, and must not be overtaken.
     */
    private synchronized void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (!ended && !waitingForReader && step()) {
                /* Each step says whether there may be another. */
            }
        } finally {
            advancing = false;
        }
    }

    private boolean step() {
        Optional<VisibleUser> next = body.rows().take();
        if (next.isPresent()) {
            appendRow(next.get());
            return true;
        }
        if (body.rows().failure().isPresent()) {
            breakOff();
        } else if (body.rows().isExhausted()) {
            end();
        }
        return false;
    }

    private void appendRow(VisibleUser user) {
        try {
            append(count == 0 ? "" : ",");
            rowWriter.writeValue(pending, ListedUserRendering.model(user));
            count++;
            lastProgress = System.nanoTime();
        } catch (IOException | RuntimeException failure) {
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
            waitForReader();
        }
    }

    /** The reader may have caught up before it could be asked to tell, and then never tells. */
    private void waitForReader() {
        waitingForReader = true;
        response.addDrainHandler(this::readerCaughtUp);
        if (!response.isWriteQueueFull()) {
            waitingForReader = false;
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
                        + body.offset()
                        + ",\"total\":"
                        + body.total()
                        + ",\"success\":true}");
        conclude(() -> response.end(pending.toByteArray()));
    }

    private void breakOff() {
        body.rows().cancel();
        conclude(response::reset);
    }

    private synchronized void abandon() {
        if (!ended) {
            body.rows().cancel();
            conclude(() -> {});
        }
    }

    private void conclude(Runnable lastWord) {
        ended = true;
        stopWatching.run();
        lastWord.run();
        finished.run();
    }

    private void append(String text) {
        pending.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
