package dev.rollcall.mongo.connection;

import com.mongodb.MongoException;
import dev.rollcall.signal.FailureTrace;
import java.util.Optional;

/**
 * Replaces a failure of a command, so that it can be logged: it has the class, the server's error
 * code and the stack trace, but no message. The driver's messages contain addresses, documents, and
 * text of callers.
 */
final class WordlessFailure extends RuntimeException implements FailureTrace.Wordless {

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
