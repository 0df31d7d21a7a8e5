package dev.rollcall.mongo.connection;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.rollcall.signal.FailureTrace;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import io.smallrye.mutiny.TimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.bson.BSONException;

/**
 * Classifies the failures of the database. The driver's messages are never logged, because they
 * contain addresses and documents.
 */
public final class FailureReason {

    private static final int UNAUTHORIZED = 13;
    private static final List<String> JDK = List.of("java.", "jdk.", "sun.");
    private static final List<String> DRIVER = List.of("com.mongodb.", "org.bson.");

    private record Row(Predicate<Throwable> failure, UnavailableReason reason) {}

    /** The first matching row counts; the failure itself is tried before its causes. */
    private static final List<Row> ROWS =
            List.of(
                    row(MongoSecurityException.class, UnavailableReason.CREDENTIALS_REFUSED),
                    row(SSLException.class, UnavailableReason.TLS_FAILED),
                    row(UnknownHostException.class, UnavailableReason.HOST_UNKNOWN),
                    new Row(FailureReason::isUnauthorized, UnavailableReason.NOT_PERMITTED),
                    row(MongoExecutionTimeoutException.class, UnavailableReason.COMMAND_LIMIT),
                    row(MongoSocketReadTimeoutException.class, UnavailableReason.NO_ANSWER),
                    row(TimeoutException.class, UnavailableReason.NO_ANSWER),
                    row(MongoSocketOpenException.class, UnavailableReason.NOT_CONNECTED),
                    new Row(FailureReason::isExhaustedPool, UnavailableReason.POOL_EXHAUSTED),
                    row(MongoTimeoutException.class, UnavailableReason.NOT_SELECTED),
                    row(MongoInternalException.class, UnavailableReason.UNREADABLE),
                    row(BSONException.class, UnavailableReason.UNREADABLE),
                    new Row(FailureReason::isOfReading, UnavailableReason.UNREADABLE));

    private FailureReason() {}

    public static UnavailableReason of(Throwable failure) {
        return ROWS.stream()
                .filter(row -> causes(failure).anyMatch(row.failure()))
                .map(Row::reason)
                .findFirst()
                .orElse(UnavailableReason.COMMAND_FAILED);
    }

    /** The server's error code. */
    static OptionalInt serverCode(Throwable failure) {
        return causes(failure)
                .filter(MongoException.class::isInstance)
                .mapToInt(cause -> ((MongoException) cause).getCode())
                // The driver's own failures have negative numbers.
                .filter(code -> code > 0)
                .findFirst();
    }

    /**
     * Whether this is a failure of the database. What cannot be read is: the texts of callers that
     * cannot be written are refused before they come here.
     */
    public static boolean isOfTheDatabase(Throwable failure) {
        return failure instanceof MongoException
                || failure instanceof TimeoutException
                || failure instanceof BSONException
                || isOfReading(failure);
    }

    /**
     * The driver casts and dereferences the members of a reply without a look at their types. So
     * what its own code throws is about the reply, whichever exception it is; but a closed client
     * is an illegal state.
     */
    private static boolean isOfReading(Throwable failure) {
        return failure instanceof RuntimeException
                && !(failure instanceof MongoException)
                && !(failure instanceof IllegalStateException)
                && Arrays.stream(failure.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .filter(name -> JDK.stream().noneMatch(name::startsWith))
                        .findFirst()
                        .filter(name -> DRIVER.stream().anyMatch(name::startsWith))
                        .isPresent();
    }

    private static Row row(Class<? extends Throwable> failure, UnavailableReason reason) {
        return new Row(failure::isInstance, reason);
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof MongoCommandException refused
                && refused.getErrorCode() == UNAUTHORIZED;
    }

    /** The driver throws one class for both of its waits, which differ in their message only. */
    private static boolean isExhaustedPool(Throwable failure) {
        return failure instanceof MongoTimeoutException
                && failure.getMessage().contains("while waiting for a connection to server");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /**
     * Replaces a failure of a command, so that it can be logged: it has the class, the server's
     * error code and the stack trace, but no message. The driver's messages contain addresses,
     * documents, and text of callers.
     */
    static final class WordlessFailure extends RuntimeException implements FailureTrace.Wordless {

        private static final long serialVersionUID = 1L;

        /** Enough for the driver's chains of causes, and an end for a circular one. */
        private static final int MOST_CAUSES = 8;

        private final String kind;

        private WordlessFailure(Throwable failure, WordlessFailure cause) {
            super(null, cause);
            this.kind = failure.getClass().getName() + code(failure);
            setStackTrace(failure.getStackTrace());
        }

        static WordlessFailure of(Throwable failure) {
            return of(failure, MOST_CAUSES);
        }

        private static WordlessFailure of(Throwable failure, int causes) {
            return new WordlessFailure(
                    failure,
                    Optional.ofNullable(failure.getCause())
                            .filter(cause -> causes > 0)
                            .map(cause -> of(cause, causes - 1))
                            .orElse(null));
        }

        private static String code(Throwable failure) {
            return failure instanceof MongoException numbered ? " " + numbered.getCode() : "";
        }

        /** The first line of a logged stack trace. */
        @Override
        public String toString() {
            return kind;
        }
    }
}
