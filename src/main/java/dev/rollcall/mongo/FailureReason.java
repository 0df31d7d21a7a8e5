package dev.rollcall.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import io.smallrye.mutiny.TimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says in a sentence for the log what a failure of the database is, and where an operator can mend
 * it. Never what the driver says: its messages hold addresses and documents.
 */
final class FailureReason {

    private static final int UNAUTHORIZED = 13;

    private record Row(Predicate<Throwable> failure, String sentence) {}

    /** The first row that fits counts, the nearest cause first. */
    private static final List<Row> ROWS =
            List.of(
                    row(
                            MongoSecurityException.class,
                            "MongoDB refuses the user, the password or the authSource of MONGO_URL"),
                    row(
                            SSLException.class,
                            "TLS with MongoDB fails: its certificate is not trusted, or not for this host"),
                    row(UnknownHostException.class, "The host of MONGO_URL is not known"),
                    new Row(
                            FailureReason::isUnauthorized,
                            "The user of MONGO_URL may not read this database"),
                    row(
                            MongoExecutionTimeoutException.class,
                            "MongoDB took longer than a command may take"),
                    row(MongoSocketReadTimeoutException.class, "MongoDB does not answer in time"),
                    row(TimeoutException.class, "MongoDB does not answer in time"),
                    row(
                            MongoSocketOpenException.class,
                            "MongoDB cannot be connected to at the address of MONGO_URL"),
                    row(
                            MongoTimeoutException.class,
                            "No server of MONGO_URL can be selected, or no connection is free"),
                    row(MongoException.class, "MongoDB failed to answer"));

    private FailureReason() {}

    static String of(Throwable failure) {
        return ROWS.stream()
                .filter(row -> causes(failure).anyMatch(row.failure()))
                .map(Row::sentence)
                .findFirst()
                .orElse("The workspace's database cannot be read");
    }

    private static Row row(Class<? extends Throwable> failure, String sentence) {
        return new Row(failure::isInstance, sentence);
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof MongoCommandException refused
                && refused.getErrorCode() == UNAUTHORIZED;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
