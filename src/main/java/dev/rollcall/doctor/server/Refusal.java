package dev.rollcall.doctor.server;

import com.mongodb.MongoException;

/**
 * Why a server refused a command, in our words, because the driver's words may contain a part of
 * it.
 */
public final class Refusal {

    private static final int UNAUTHORIZED = 13;
    private static final int TIME_IS_UP = 50;
    private static final int UNKNOWN_COMMAND = 59;
    private static final int NOT_MADE = 238;
    private static final int NOT_SUPPORTED = 115;

    private Refusal() {}

    /** Whether the user lacks the right. */
    public static boolean isOfRights(MongoException failure) {
        return failure.getCode() == UNAUTHORIZED;
    }

    /** Whether the limit of time was reached. */
    public static boolean isOfTime(MongoException failure) {
        return failure.getCode() == TIME_IS_UP
                || failure instanceof com.mongodb.MongoSocketReadTimeoutException
                || failure instanceof com.mongodb.MongoOperationTimeoutException;
    }

    /** Whether the server has no such command. */
    public static boolean isOfTheCommand(MongoException failure) {
        int code = failure.getCode();
        return code == UNKNOWN_COMMAND || code == NOT_MADE || code == NOT_SUPPORTED;
    }

    /** The reason, as the end of a sentence. */
    public static String words(MongoException failure) {
        if (isOfRights(failure)) {
            return "the user of MONGO_URL has no right to it";
        }
        if (isOfTime(failure)) {
            return "it takes longer than ROLLCALL_LIMITS_COMMAND";
        }
        if (isOfTheCommand(failure)) {
            return "this server has no such command";
        }
        return failure.getCode() > 0
                ? "the server refused it with code " + failure.getCode()
                : "it failed with " + failure.getClass().getSimpleName();
    }
}
