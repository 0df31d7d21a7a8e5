package dev.rollcall.rest.failure;

import dev.rollcall.directory.failure.DirectoryFailure;
import dev.rollcall.rest.error.RequestFailure;
import dev.rollcall.signal.FailureTrace;
import dev.rollcall.signal.Outcomes.Cause;
import dev.rollcall.user.StoreUnavailableException;
import dev.rollcall.user.StoreUnavailableException.UnavailableReason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The cause of a failed request, in words for the log that contain no text of the database or a
 * caller.
 *
 * @param kind one of a few words, for the metric of failures
 * @param label the exact cause, for the metrics of refusals and of broken lists
 * @param sentence what happened, as a sentence
 * @param serverCode the error code of the database
 * @param setting the setting that an operator can change
 */
record FailureCause(
        String kind,
        String label,
        String sentence,
        OptionalInt serverCode,
        Optional<String> setting) {

    private static final String PLACES = "places";
    private static final String LIMIT = "limit";

    /** The reasons that are not the database's: the memory of the process is too small. */
    private static final Set<UnavailableReason> OF_MEMORY =
            Set.of(UnavailableReason.TOO_MANY_USERS, UnavailableReason.TOO_MANY_ROOMS);

    static FailureCause of(Throwable failure) {
        if (failure instanceof StoreUnavailableException unavailable) {
            return new FailureCause(
                    OF_MEMORY.contains(unavailable.reason()) ? PLACES : "database",
                    Cause.of(unavailable.reason()),
                    unavailable.getMessage(),
                    unavailable.serverCode(),
                    unavailable.reason().setting());
        }
        if (failure instanceof RequestFailure.TooManyLists full) {
            return because(PLACES, Cause.PLACES, full.getMessage(), full.limit());
        }
        if (failure instanceof RequestFailure.TooManyUntaken full) {
            return because(PLACES, Cause.UNTAKEN, full.getMessage(), RequestFailure.HEAP);
        }
        if (failure instanceof RequestFailure.TooManyOnManagement full) {
            return new FailureCause(
                    PLACES,
                    Cause.MANAGEMENT,
                    full.getMessage(),
                    OptionalInt.empty(),
                    Optional.empty());
        }
        if (failure instanceof DirectoryFailure.TooSlow slow) {
            return because(
                    "no-index", Cause.NO_INDEX, slow.getMessage(), "ROLLCALL_LIMITS_COMMAND");
        }
        if (failure instanceof RequestFailure.TooManyRequests limited) {
            return because(
                    LIMIT,
                    Cause.CALLS,
                    limited.getMessage(),
                    "API_Enable_Rate_Limiter of the workspace");
        }
        if (failure instanceof RequestFailure.TooManyOfCaller busy) {
            return because(LIMIT, Cause.CALLER, busy.getMessage(), busy.limit());
        }
        if (failure instanceof RequestFailure.TooManyUntakenOfCaller full) {
            return because(LIMIT, Cause.CALLER, full.getMessage(), RequestFailure.HEAP);
        }
        if (failure instanceof DirectoryFailure refused) {
            return new FailureCause(
                    "rights",
                    Cause.RIGHTS_CHANGED,
                    refused.getMessage(),
                    OptionalInt.empty(),
                    Optional.empty());
        }
        if (failure instanceof BrokenListException broken) {
            return new FailureCause(
                    "reader",
                    broken.reason().label(),
                    broken.getMessage(),
                    OptionalInt.empty(),
                    broken.setting());
        }
        return new FailureCause(
                "unexpected",
                Cause.UNEXPECTED,
                FailureTrace.of(failure),
                OptionalInt.empty(),
                Optional.empty());
    }

    private static FailureCause because(
            String kind, String label, String sentence, String setting) {
        return new FailureCause(kind, label, sentence, OptionalInt.empty(), Optional.of(setting));
    }

    /** The sentence with the code and the setting, if there are any. */
    String text() {
        StringBuilder text = new StringBuilder(sentence);
        serverCode.ifPresent(code -> text.append("; the server's code is ").append(code));
        setting.ifPresent(name -> text.append("; ruled by ").append(name));
        return text.toString();
    }
}
