package dev.rollcall.rest.list;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.rest.failure.BrokenListException;
import dev.rollcall.rest.failure.BrokenListException.Reason;
import dev.rollcall.rest.failure.FailureLog;
import dev.rollcall.rest.list.ListTransfers.ListLimits;
import dev.rollcall.rest.rendering.ListedUserWriter;
import dev.rollcall.visibility.VisibleUser;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

/**
 * Sends one list to one client. Rows are taken only while the client keeps up. The list ends if the
 * client goes away, stalls or is too slow, and if the caller's rights are gone. A failure gets an
 * error answer if nothing was sent yet; later it ends the connection, so that half a list cannot
 * pass for a whole one.
 */
final class ListTransfer {

    private static final long WATCH_MILLIS = 250;

    /**
     * The receivers of the end of a list.
     *
     * @param finished receives the failure to answer with, if nothing was sent
     * @param closedAsStalled whether this service closed the connection because the client read
     *     nothing; the connection may notice that before the list does
     */
    record Outcome(
            Consumer<Optional<Throwable>> finished,
            FailureLog log,
            BooleanSupplier closedAsStalled) {}

    private final UserListBody body;
    private final ListBytes pending = new ListBytes(this::send);
    private final JsonGenerator json;
    private final ServerHttpResponse response;
    private final Outcome outcome;
    private final ListWatch watch;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long count;
    private boolean advancing;
    private boolean ended;
    private boolean begun;
    private boolean waitingForReader;

    ListTransfer(
            UserListBody body,
            JsonFactory json,
            ServerHttpResponse response,
            ListLimits limits,
            Outcome outcome) {
        this.body = body;
        this.response = response;
        this.outcome = outcome;
        this.watch =
                new ListWatch(
                        limits,
                        body.terms().guard(),
                        body.rows().memory()::waitsForTurn,
                        this::breakOff);
        this.json = begun(json, pending);
    }

    private static JsonGenerator begun(JsonFactory factory, OutputStream pending) {
        try {
            JsonGenerator json = factory.createGenerator(pending);
            json.writeStartObject();
            json.writeArrayFieldStart("users");
            return json;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Begins to send. The list's first characters are written before that, because afterwards rows
     * may arrive on any thread.
     *
     * @param own the context that writes the list
     */
    void start(Vertx vertx, Executor own) {
        response.addCloseHandler(this::connectionEnded);
        body.rows().onChange(() -> schedule(own));
        advance();
        synchronized (this) {
            if (!ended) {
                watch.start(vertx, WATCH_MILLIS);
            }
        }
    }

    /** Schedules one step for all rows that have come. */
    private void schedule(Executor own) {
        if (scheduled.compareAndSet(false, true)) {
            own.execute(
                    () -> {
                        scheduled.set(false);
                        advance();
                    });
        }
    }

    /**
     * Sends the rows that have been read. Taking a row may deliver the next one on this same
     * thread, which calls back here: the running loop will find it, and must not be overtaken.
     */
    private synchronized void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        try {
            while (!ended && !waitingForReader && step()) {
                /* Each step returns whether another may follow. */
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
            breakOff(body.rows().failure().get());
        } else if (body.rows().isExhausted()) {
            end();
        }
        return false;
    }

    private void appendRow(VisibleUser user) {
        try {
            ListedUserWriter.write(json, user);
            json.flush();
            count++;
            watch.databaseBrought();
        } catch (IOException | RuntimeException failure) {
            breakOff(failure);
            return;
        }
        boolean sent = pending.endRow();
        body.rows().rendered();
        if (sent && !ended && response.isWriteQueueFull()) {
            waitForReader();
        }
    }

    /** Sends bytes, unless the list has ended within a large row. */
    private void send(byte[] bytes) {
        if (ended) {
            return;
        }
        if (!begun) {
            response.setChunked(true);
            begun = true;
        }
        write(
                bytes,
                failure -> {
                    if (failure != null) {
                        connectionEnded();
                    }
                });
        watch.sent(bytes.length);
    }

    /**
     * The client may have caught up before the handler was set, and then the handler is never
     * called.
     */
    private void waitForReader() {
        waitingForReader = true;
        watch.waitForReader();
        response.addDrainHandler(this::readerCaughtUp);
        if (!response.isWriteQueueFull()) {
            waitingForReader = false;
            watch.readerCaughtUp();
        }
    }

    private synchronized void readerCaughtUp() {
        waitingForReader = false;
        watch.readerCaughtUp();
        advance();
    }

    private void end() {
        try (json) {
            json.writeEndArray();
            json.writeNumberField("count", count);
            json.writeNumberField("offset", body.offset());
            json.writeNumberField("total", body.total());
            json.writeBooleanField("success", true);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        stop();
        sendLast(pending.rest());
        outcome.finished().accept(Optional.empty());
    }

    /**
     * Ends the response when the connection has taken the last bytes. A process that shuts down
     * waits for the end of each response, and then drops what a connection still holds. The
     * caller's place is kept until then, too: otherwise a client that takes nothing could have any
     * number of lists, and their last bytes would fill the memory.
     */
    private void sendLast(byte[] last) {
        if (!begun) {
            response.setResponseHeader("Content-Length", Integer.toString(last.length));
        }
        write(
                last,
                failure -> {
                    body.close();
                    if (failure == null) {
                        response.end();
                    }
                });
    }

    /** Writes these bytes, which count as read ahead until the connection has taken them. */
    private void write(byte[] bytes, Consumer<Throwable> taken) {
        Runnable release = body.rows().memory().unsent(bytes.length);
        response.write(
                bytes,
                failure -> {
                    release.run();
                    taken.accept(failure);
                });
    }

    private void connectionEnded() {
        if (isEnded()) {
            body.close();
            return;
        }
        boolean stalled = outcome.closedAsStalled().getAsBoolean();
        breakOff(new BrokenListException(stalled ? Reason.READER_STALLED : Reason.READER_GONE));
    }

    private synchronized boolean isEnded() {
        return ended;
    }

    private synchronized void breakOff(Throwable failure) {
        if (ended) {
            return;
        }
        conclude();
        boolean gone =
                failure instanceof BrokenListException broken
                        && broken.reason() == Reason.READER_GONE;
        if (!begun && !gone) {
            outcome.finished().accept(Optional.of(failure));
            return;
        }
        outcome.log().reportBroken(body.terms().requestId(), count, failure);
        if (!gone) {
            response.reset();
        }
        outcome.finished().accept(Optional.empty());
    }

    private void conclude() {
        stop();
        body.close();
    }

    private void stop() {
        ended = true;
        watch.stop();
        body.terms().sent().accept(count);
    }
}
