package dev.rollcall.stub.data;

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
