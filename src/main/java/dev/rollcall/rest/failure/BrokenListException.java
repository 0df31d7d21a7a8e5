package dev.rollcall.rest.failure;

import java.util.Locale;
import java.util.Optional;

/** The reason why this service broke a list off. It is expected, so it has no stack trace. */
public final class BrokenListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The reasons, each with the setting that controls it. */
    public enum Reason {
        READER_GONE("The reader went away", ""),
        READER_STALLED("The reader took nothing for too long", "ROLLCALL_LIMITS_STALLED_READER"),
        READER_SLOW("The reader took too little for too long", "ROLLCALL_LIMITS_SLOWEST_READER");

        private final String sentence;
        private final String setting;

        Reason(String sentence, String setting) {
            this.sentence = sentence;
            this.setting = setting;
        }

        /** The word for it in labels of metrics. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public BrokenListException(Reason reason) {
        super(reason.sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    Optional<String> setting() {
        return Optional.of(reason.setting).filter(name -> !name.isEmpty());
    }
}
