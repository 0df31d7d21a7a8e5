package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.model.Collation;
import dev.rollcall.mongo.list.plan.ListCommands;
import dev.rollcall.mongo.list.plan.PlannedCommand;
import dev.rollcall.mongo.list.walk.PageTrail.ReadUser;
import dev.rollcall.user.Projection;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search that learns from the database where to go on ends, whatever the database answers. */
class NamelessSearchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}            | false
                    {_id: null}   | false
                    {_id: 'same'} | false
                    {_id: 7}      | false
                    {}            | true
                    {_id: null}   | true
                    """)
    void failsIfTheAnswersLeadNowhere(String user, boolean hasIndex) {
        ListCommands odd =
                new Answering(
                        List.of(Document.parse(user), Document.parse(user)),
                        hasIndex ? Optional.of(new Document("username", 1)) : Optional.empty());

        Throwable failure =
                catchThrowable(
                        () ->
                                new NamelessSearch(odd)
                                        .learn()
                                        .await()
                                        .atMost(Duration.ofMinutes(1)));

        assertThat(failure)
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        found ->
                                assertThat(found.reason()).isEqualTo(UnavailableReason.UNREADABLE));
    }

    /** Gives one answer to each question; one that is asked for ever fails the test. */
    private static final class Answering implements ListCommands {

        private static final int FOR_EVER = 50;

        private final List<Document> answer;
        private final Optional<Document> index;
        private int asked;

        Answering(List<Document> answer, Optional<Document> index) {
            this.answer = answer;
            this.index = index;
        }

        @Override
        public Uni<List<Document>> learn(List<Bson> stages, Optional<Document> hint) {
            asked++;
            return asked > FOR_EVER
                    ? Uni.createFrom().failure(new AssertionError("It asks for ever"))
                    : Uni.createFrom().item(answer);
        }

        @Override
        public Optional<Document> index(String name) {
            return index;
        }

        @Override
        public Multi<ReadUser> read(PlannedCommand part, Projection projection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int usersOfABatch() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Long> count(Bson filter, Optional<Collation> collation) {
            throw new UnsupportedOperationException();
        }
    }
}
