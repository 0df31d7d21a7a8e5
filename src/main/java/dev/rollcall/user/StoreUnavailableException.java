package dev.rollcall.user;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The workspace's database did not answer, or not in time. The message, the code and the setting
 * are for the log, never for a caller; none of them holds anything that the database said in words.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NO_CODE = Integer.MIN_VALUE;

    private final int serverCode;
    private final String setting;
    private final boolean outOfTime;

    public StoreUnavailableException(String message, Throwable cause) {
        this(message, cause, OptionalInt.empty(), "", false);
    }

    public StoreUnavailableException(String message) {
        this(message, null, OptionalInt.empty(), "", false);
    }

    /**
     * @param serverCode the number that the server gives its failure
     * @param setting what an operator can change about it; empty if there is nothing
     * @param outOfTime whether the server gave the command up because it took too long
     */
    public StoreUnavailableException(
            String message,
            Throwable cause,
            OptionalInt serverCode,
            String setting,
            boolean outOfTime) {
        super(message, cause);
        this.serverCode = serverCode.orElse(NO_CODE);
        this.setting = setting;
        this.outOfTime = outOfTime;
    }

    public OptionalInt serverCode() {
        return serverCode == NO_CODE ? OptionalInt.empty() : OptionalInt.of(serverCode);
    }

    public Optional<String> setting() {
        return Optional.of(setting).filter(name -> !name.isEmpty());
    }

    public boolean isOutOfTime() {
        return outOfTime;
    }
}
