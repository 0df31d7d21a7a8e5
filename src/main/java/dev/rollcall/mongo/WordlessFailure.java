package dev.rollcall.mongo;

import com.mongodb.MongoException;
import dev.rollcall.FailureTrace;
import java.util.Optional;

/**
 * Stands for a failure of a command wherever one may be logged: by its kind, by the server's number
 * for it, and by the place where it was thrown, but without its message. The driver's messages hold
 * addresses, documents, and what callers asked for.
 */
final class WordlessFailure extends RuntimeException implements FailureTrace.Wordless {

    private static final long serialVersionUID = 1L;

    /** Enough for any driver's chain of causes, and an end for one that is a circle. */
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

    /** What a logged stack begins with. */
    @Override
    public String toString() {
        return kind;
    }
}
