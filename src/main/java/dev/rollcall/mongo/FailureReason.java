package dev.rollcall.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.rollcall.user.StoreUnavailableException;
import io.smallrye.mutiny.TimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Says in a sentence for the log what a failure of the database is, and where an operator can mend
 * it. Never what the driver says: its messages hold addresses and documents.
 */
final class FailureReason {

    private static final int UNAUTHORIZED = 13;

    private static final String URL = "MONGO_URL";
    private static final String COMMAND = "ROLLCALL_LIMITS_COMMAND";

    private record Row(Predicate<Throwable> failure, String sentence, String setting) {}

    private static final Row UNKNOWN =
            row(Throwable.class, "The workspace's database cannot be read", "");

    /** The first row that fits counts, the nearest cause first. */
    private static final List<Row> ROWS =
            List.of(
                    row(
                            MongoSecurityException.class,
                            "MongoDB refuses the user, the password or the authSource of MONGO_URL",
                            URL),
                    row(
                            SSLException.class,
                            "TLS with MongoDB fails: its certificate is not trusted, or not for this host",
                            URL),
                    row(UnknownHostException.class, "The host of MONGO_URL is not known", URL),
                    new Row(
                            FailureReason::isUnauthorized,
                            "The user of MONGO_URL may not read this database",
                            URL),
                    row(
                            MongoExecutionTimeoutException.class,
                            "MongoDB took longer than a command may take",
                            COMMAND),
                    row(
                            MongoSocketReadTimeoutException.class,
                            "MongoDB does not answer in time",
                            COMMAND),
                    row(TimeoutException.class, "MongoDB does not answer in time", COMMAND),
                    row(
                            MongoSocketOpenException.class,
                            "MongoDB cannot be connected to at the address of MONGO_URL",
                            URL),
                    row(
                            MongoTimeoutException.class,
                            "No server of MONGO_URL can be selected, or no connection is free",
                            URL),
                    row(MongoException.class, "MongoDB failed to answer", ""));

    private FailureReason() {}

    static String of(Throwable failure) {
        return rowOf(failure).sentence();
    }

    /**
     * The failure that the ports promise.
     *
     * @param reason what the failure is because of
     */
    static StoreUnavailableException unavailable(Throwable reason, Throwable failure) {
        Row row = rowOf(reason);
        return new StoreUnavailableException(
                row.sentence(),
                failure,
                serverCode(reason),
                row.setting(),
                causes(reason).anyMatch(MongoExecutionTimeoutException.class::isInstance));
    }

    private static Row rowOf(Throwable failure) {
        return ROWS.stream()
                .filter(row -> causes(failure).anyMatch(row.failure()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The driver's own failures have codes below zero, which say nothing of the server. */
    private static OptionalInt serverCode(Throwable failure) {
        return causes(failure)
                .filter(MongoException.class::isInstance)
                .mapToInt(cause -> ((MongoException) cause).getCode())
                .filter(code -> code > 0)
                .findFirst();
    }

    private static Row row(Class<? extends Throwable> failure, String sentence, String setting) {
        return new Row(failure::isInstance, sentence, setting);
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof MongoCommandException refused
                && refused.getErrorCode() == UNAUTHORIZED;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
