package dev.rollcall.index;

import com.mongodb.MongoException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

/**
 * Why no index could be made, and the cure, in our words: those of the driver may hold a part of
 * the address.
 */
final class IndexFailure {

    private static final String ADDRESS = "ROLLCALL_INDEXES_MONGO_URL";
    private static final int UNAUTHORIZED = 13;
    private static final int OTHER_OPTIONS = 85;
    private static final int OTHER_KEYS = 86;

    private IndexFailure() {}

    static String sentence(Throwable failure) {
        return failure instanceof MongoException refused
                        && !(failure instanceof MongoInternalException)
                ? ofTheServer(refused)
                : "The server of "
                        + ADDRESS
                        + " gave an answer that cannot be read ("
                        + failure.getClass().getSimpleName()
                        + "): name the host and port of a MongoDB.";
    }

    private static String ofTheServer(MongoException failure) {
        if (failure instanceof MongoSecurityException) {
            return "The server refuses the user or the password of "
                    + ADDRESS
                    + ": set both as the server knows them, and authSource to the database that the user was made in.";
        }
        if (failure instanceof MongoTimeoutException || failure instanceof MongoSocketException) {
            return "No server of "
                    + ADDRESS
                    + " answers: the mode doctor finds the reason if MONGO_URL is set to the same address.";
        }
        return switch (failure.getCode()) {
            case UNAUTHORIZED ->
                    "The user of "
                            + ADDRESS
                            + " has no right to this: give it the role readWrite on the database.";
            case OTHER_OPTIONS, OTHER_KEYS ->
                    "An index of Rollcall's name or keys exists in another form: drop it, and run this mode again.";
            default ->
                    "The database refused this with code "
                            + failure.getCode()
                            + " ("
                            + failure.getClass().getSimpleName()
                            + ").";
        };
    }
}
