package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.model.ListedUser;
import dev.rollcall.directory.UserPage;
import dev.rollcall.visibility.VisibleUser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list on its way: whole, held back by a slow reader, ended by a lost one. */
class ListTransferTest {

    private static final int MANY = 5_000;
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Vertx vertx = Vertx.vertx();
    private final RecordedResponse response = new RecordedResponse();
    private final AtomicReference<SourceOfUsers> source = new AtomicReference<>();
    private final AtomicInteger finished = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void start(int users, boolean atOnce, Duration stall, Duration read) {
        Multi<VisibleUser> rows =
                Multi.createFrom()
                        .publisher(
                                reader -> {
                                    SourceOfUsers made = source(reader, atOnce).holding(users);
                                    source.set(made);
                                    made.connect();
                                });
        Uni<UserListBody> body =
                UserListBody.of(new UserPage(rows, false, 3, Uni.createFrom().item(9_999L)));
        body.subscribe()
                .with(
                        made ->
                                new ListTransfer(
                                                made,
                                                new ObjectMapper().writerFor(ListedUser.class),
                                                response.asResponse(),
                                                finished::incrementAndGet)
                                        .start(vertx, stall, read));
        source.get().give();
    }

    @SuppressWarnings("unchecked")
    private static SourceOfUsers source(
            java.util.concurrent.Flow.Subscriber<?> reader, boolean atOnce) {
        return new SourceOfUsers(
                (java.util.concurrent.Flow.Subscriber<VisibleUser>) reader, atOnce);
    }

    private JsonNode sent() throws Exception {
        return new ObjectMapper().readTree(response.text());
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "0, false",
        "1, true",
        "255, true",
        "256, true",
        "257, true",
        "5000, true"
    })
    void isWholeValidJsonAtAnyLength(int users, boolean atOnce) throws Exception {
        start(users, atOnce, LONG, LONG);
        JsonNode json = sent();
        assertThat(json.path("users")).hasSize(users);
        for (int n = 0; n < users; n++) {
            assertThat(json.path("users").get(n).path("username").asText())
                    .isEqualTo("user." + (n + 1));
        }
        assertThat(json.path("count").asInt()).isEqualTo(users);
        assertThat(response.text())
                .endsWith(
                        "],\"count\":" + users + ",\"offset\":3,\"total\":9999,\"success\":true}");
        assertThat(response.isEnded()).isTrue();
        assertThat(finished).hasValue(1);
    }

    @Test
    void isHeldBackByAReaderThatDoesNotKeepUp() throws Exception {
        response.full(true);
        start(MANY, true, LONG, LONG);
        int ahead = source.get().given();
        assertThat(ahead).isLessThan(1_000);
        assertThat(response.isEnded()).isFalse();
        response.drain();
        assertThat(source.get().given()).isBetween(ahead + 1, 2_000);
        response.full(false);
        response.drain();
        assertThat(sent().path("users")).hasSize(MANY);
        assertThat(finished).hasValue(1);
    }

    /** The reader catches up between being found slow and being asked to tell. */
    @Test
    void doesNotWaitForAReaderThatHasCaughtUpMeanwhile() throws Exception {
        response.fullOnce();
        start(MANY, true, LONG, LONG);
        assertThat(sent().path("users")).hasSize(MANY);
    }

    @Test
    void endsTheReadingWhereTheReaderGoesAway() {
        response.full(true);
        start(MANY, true, LONG, LONG);
        response.close();
        assertThat(source.get().isCancelled()).isTrue();
        assertThat(finished).hasValue(1);
        response.close();
        assertThat(finished).hasValue(1);
        assertThat(response.isEnded()).isFalse();
    }

    @Test
    void endsTheReadingWhereAWriteFails() {
        response.failWrites();
        start(MANY, true, LONG, LONG);
        assertThat(source.get().isCancelled()).isTrue();
        assertThat(finished).hasValue(1);
    }

    @Test
    void breaksTheConnectionWhereTheDatabaseFailsMidway() {
        start(Integer.MAX_VALUE - 1, false, LONG, LONG);
        source.get().fail();
        assertThat(response.isReset()).isTrue();
        assertThat(response.isEnded()).isFalse();
        assertThat(finished).hasValue(1);
    }

    @Test
    void dropsAReaderThatStalls() throws Exception {
        response.full(true);
        start(MANY, true, Duration.ofMillis(50), LONG);
        awaitReset();
        assertThat(source.get().isCancelled()).isTrue();
        assertThat(finished).hasValue(1);
    }

    @Test
    void givesUpADatabaseThatBringsNothing() throws Exception {
        start(Integer.MAX_VALUE - 1, false, LONG, Duration.ofMillis(50));
        awaitReset();
        assertThat(finished).hasValue(1);
    }

    private void awaitReset() throws InterruptedException {
        for (int n = 0; n < 100 && !response.isReset(); n++) {
            Thread.sleep(50);
        }
        assertThat(response.isReset()).isTrue();
    }
}
