package dev.rollcall.rest.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Stream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntConsumer;

/**
 * An HTTP/2 connection. The protocol limits requests and unsent bytes, but no times: an unfinished
 * stream, an answer whose window stays shut, or a connection that only sends pings, would stay for
 * ever.
 */
final class Http2Streams implements Conversation {

    /** A list that stalls ends itself at the limit, and logs the reason. This comes later. */
    private static final Duration AFTER_LISTS = Duration.ofSeconds(1);

    private final Http2ConnectionHandler handler;
    private final ChannelHandlerContext handlerContext;
    private final Http2Connection connection;
    private final ConnectionLimits limits;
    private final Http2Connection.PropertyKey opened;
    private final Http2Connection.PropertyKey answerMoved;
    private final Frames sent = new Frames(this::answerMoves);
    private final Frames received = new Frames(stream -> {});
    private final LoopShare share;
    private final RequestHeads heads;
    private long busy = System.nanoTime();
    private long wholeUntil = System.nanoTime();

    Http2Streams(
            Http2ConnectionHandler handler,
            ChannelHandlerContext handlerContext,
            ConnectionLimits limits,
            LoopTurns turns,
            boolean management,
            Runnable goOn) {
        this.handler = handler;
        this.handlerContext = handlerContext;
        this.connection = handler.connection();
        this.limits = limits;
        this.opened = connection.newKey();
        this.answerMoved = connection.newKey();
        this.share = new LoopShare(turns, goOn);
        this.heads = new RequestHeads(handler.decoder(), share, limits, management);
        handlerContext.channel().closeFuture().addListener(closed -> heads.end());
    }

    @Override
    public boolean takesMore() {
        return share.takesMore();
    }

    /** Bytes are no activity, because pings are bytes, too. */
    @Override
    public void bytesCome(ByteBuf bytes) {
        heads.listen();
        share.bytesCome(bytes.readableBytes());
        if (received.see(bytes)) {
            wholeUntil = System.nanoTime();
        }
    }

    @Override
    public void bytesGo(ByteBuf bytes) {
        sent.see(bytes);
    }

    @Override
    public boolean isAnswering() {
        return connection.numActiveStreams() > 0;
    }

    @Override
    public boolean isOverdue() {
        long now = System.nanoTime();
        if (connection.numActiveStreams() == 0) {
            return now - busy > limits.idle().toNanos() || isHalf(now);
        }
        busy = now;
        try {
            return connection.forEachActiveStream(stream -> !isUnfinished(stream, now)) != null;
        } catch (Http2Exception e) {
            return true;
        }
    }

    /** Whether the beginning of a request waits for its rest; only a whole head makes a stream. */
    private boolean isHalf(long now) {
        return received.isInside() && now - Math.max(wholeUntil, busy) > limits.request().toNanos();
    }

    /** Whether the request of a stream is incomplete and late, answered or not. */
    private boolean isUnfinished(Http2Stream stream, long now) {
        return stream.state().remoteSideOpen()
                && age(stream, opened, now) > limits.request().toNanos();
    }

    /**
     * Resets the streams whose clients keep their windows shut, and not the connection: it may be a
     * proxy's, and its other streams those of other clients. After the reset of an answer of the
     * API the connection ends nevertheless.
     */
    @Override
    public void endStalledAnswers() {
        long now = System.nanoTime();
        try {
            connection.forEachActiveStream(
                    stream -> {
                        if (isStalled(stream, now)) {
                            reset(stream);
                        }
                        return true;
                    });
        } catch (Http2Exception e) {
            handlerContext.close();
        }
    }

    private boolean isStalled(Http2Stream stream, long now) {
        if (!connection.remote().flowController().hasFlowControlled(stream)) {
            stream.removeProperty(answerMoved);
            return false;
        }
        return age(stream, answerMoved, now) > limits.stalledReader().plus(AFTER_LISTS).toNanos();
    }

    private void reset(Http2Stream stream) {
        handler.resetStream(
                handlerContext, stream.id(), Http2Error.CANCEL.code(), handlerContext.newPromise());
        handlerContext.flush();
    }

    private void answerMoves(int streamId) {
        Http2Stream stream = connection.stream(streamId);
        if (stream != null) {
            stream.setProperty(answerMoved, System.nanoTime());
        }
    }

    /** How long ago this was noted; it is noted now if it was not before. */
    private static long age(Http2Stream stream, Http2Connection.PropertyKey noted, long now) {
        Long since = stream.getProperty(noted);
        if (since == null) {
            stream.setProperty(noted, now);
            return 0;
        }
        return now - since;
    }

    /**
     * Follows the frames of one direction of an HTTP/2 connection by their heads. The network
     * library reports neither a frame or a request's head that is only half there, nor when it
     * sends the parts of an answer that did not fit into a window.
     */
    static final class Frames {

        private static final int HEAD_LENGTH = 9;

        private final IntConsumer dataOf;
        private final ByteBuffer head = ByteBuffer.allocate(HEAD_LENGTH);
        private int payloadLeft;
        private boolean headersGoOn;

        /**
         * @param dataOf receives the stream of each frame that has a part of a body
         */
        Frames(IntConsumer dataOf) {
            this.dataOf = dataOf;
        }

        /**
         * Follows these bytes, and returns whether something was whole before, among or after them.
         */
        boolean see(ByteBuf bytes) {
            boolean whole = !isInside();
            int at = bytes.readerIndex();
            while (at < bytes.writerIndex()) {
                if (payloadLeft > 0) {
                    int passed = Math.min(payloadLeft, bytes.writerIndex() - at);
                    payloadLeft -= passed;
                    at += passed;
                    whole |= !isInside();
                } else {
                    head.put(bytes.getByte(at++));
                    if (!head.hasRemaining()) {
                        seeHead();
                        whole |= !isInside();
                    }
                }
            }
            return whole;
        }

        /** Whether a frame, or the head of a request in several frames, has begun and not ended. */
        boolean isInside() {
            return payloadLeft > 0 || head.position() > 0 || headersGoOn;
        }

        /** The head is a length of three bytes, a type, a byte of flags and a stream. */
        private void seeHead() {
            int lengthAndType = head.getInt(0);
            payloadLeft = lengthAndType >>> Byte.SIZE;
            byte type = (byte) lengthAndType;
            if (type == Http2FrameTypes.DATA && payloadLeft > 0) {
                dataOf.accept(head.getInt(HEAD_LENGTH - Integer.BYTES) & Integer.MAX_VALUE);
            }
            if (type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION) {
                headersGoOn = !new Http2Flags(head.get(Integer.BYTES)).endOfHeaders();
            }
            head.clear();
        }
    }
}
