package dev.rollcall.compare.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.stream.Collectors;

/**
 * A server at an address. A redirect is not followed, because it would take the token to another
 * server.
 */
public final class HttpSide {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** For the whole answer, since the client's own limit ends with the headers. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private static final long LARGEST_BODY = 16L << 20;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(TO_CONNECT)
                    .build();
    private final String address;
    private final Ending ending;

    /** The side whose paths begin at this address. */
    public HttpSide(String address, Ending ending) {
        this.address = address.replaceFirst("/+$", "");
        this.ending = ending;
    }

    /** The answer to this question, or the reason why there is none. */
    public Answer answer(Question question) {
        if (ending.isReached()) {
            return Answer.none(Answer.NONE);
        }
        CompletableFuture<HttpResponse<Optional<byte[]>>> response =
                client.sendAsync(request(question), headers -> new BoundedBody(LARGEST_BODY));
        Optional<HttpResponse<Optional<byte[]>>> answered = ending.await(response, TO_ANSWER);
        response.cancel(true);
        return answered.map(HttpSide::answer).orElseGet(() -> Answer.none(Answer.NONE));
    }

    private HttpRequest request(Question question) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + question.target()))
                        .header("Accept", "application/json");
        if (!question.asker().token().isEmpty()) {
            request.header("X-User-Id", question.asker().userId())
                    .header("X-Auth-Token", question.asker().token());
        }
        return request.GET().build();
    }

    private static Answer answer(HttpResponse<Optional<byte[]>> response) {
        return response.body()
                .map(body -> new Answer(response.statusCode(), headers(response), json(body)))
                .orElseGet(() -> Answer.none(Answer.TOO_LARGE));
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> String.join(", ", header.getValue()),
                                (one, other) -> one + ", " + other));
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed.isMissingNode() ? TextNode.valueOf("") : parsed;
        } catch (JsonProcessingException | NumberFormatException noJson) {
            // The parser throws the second one for an exponent that no decimal number can have.
            return TextNode.valueOf("");
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory can be read", impossible);
        }
    }

    /**
     * The bytes of a body; empty if the body is too large, so that an unbounded list cannot fill
     * the memory.
     */
    private static final class BoundedBody implements BodySubscriber<Optional<byte[]>> {

        private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
        private final long most;
        private long received;

        BoundedBody(long most) {
            this.most = most;
        }

        @Override
        public CompletionStage<Optional<byte[]>> getBody() {
            return all.getBody()
                    .thenApply(bytes -> Optional.of(bytes).filter(any -> received <= most));
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            all.onSubscribe(subscription);
        }

        /**
         * Reads on after the bound, so that the connection stays usable, but keeps nothing more.
         */
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
}
