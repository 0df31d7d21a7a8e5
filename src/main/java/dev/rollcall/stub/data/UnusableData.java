package dev.rollcall.stub.data;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be used, with each mistake that was found. */
public final class UnusableData extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public UnusableData(List<Fault> faults) {
        super(
                faults.stream()
                        .map(Fault::text)
                        .collect(Collectors.joining(System.lineSeparator())),
                null,
                false,
                false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * One mistake in a JSON text.
     *
     * @param line the line in which the value begins, counted from one
     * @param path the way to the value, as in {@code users[0].emails}; {@code $} is the whole
     * @param sentence what is wrong with it
     */
    public record Fault(int line, String path, String sentence) {

        private static final int LONGEST_PATH = 200;

        public Fault {
            if (path.length() > LONGEST_PATH) {
                path = path.substring(0, LONGEST_PATH) + "...";
            }
        }

        /** For a person, in one line. */
        public String text() {
            return "line " + line + ", " + path + ": " + sentence;
        }
    }
}
