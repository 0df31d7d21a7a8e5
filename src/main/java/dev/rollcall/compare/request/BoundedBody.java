package dev.rollcall.compare.request;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The bytes of a body; empty if the body is too large, so that an unbounded list cannot fill the
 * memory.
 */
final class BoundedBody implements BodySubscriber<Optional<byte[]>> {

    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final long most;
    private long received;

    BoundedBody(long most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return all.getBody().thenApply(bytes -> Optional.of(bytes).filter(any -> received <= most));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        all.onSubscribe(subscription);
    }

    /** Reads on after the bound, so that the connection stays usable, but keeps nothing more. */
    @Override
    public void onNext(List<ByteBuffer> buffers) {
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received <= most) {
            all.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        all.onError(failure);
    }

    @Override
    public void onComplete() {
        all.onComplete();
    }
}
