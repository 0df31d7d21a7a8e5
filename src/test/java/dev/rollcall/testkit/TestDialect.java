package dev.rollcall.testkit;

/** The dialects that the service can be started in. */
public enum TestDialect {
    DOCUMENTED("documented"),
    EIGHT("8");

    /** Names the dialect in which the framework starts the service; without it, the documents'. */
    public static final String PROPERTY = "rollcall.dialect";

    private final String compatibility;

    TestDialect(String compatibility) {
        this.compatibility = compatibility;
    }

    /** The dialect of this run. */
    public static TestDialect current() {
        return EIGHT.compatibility.equals(System.getProperty(PROPERTY)) ? EIGHT : DOCUMENTED;
    }

    /** What is expected in the dialect of this run, of a table that has a column for each. */
    public static <T> T expected(T inDocumented, T inEight) {
        return current() == EIGHT ? inEight : inDocumented;
    }

    /** The value of the setting {@code ROLLCALL_COMPATIBILITY}. */
    public String compatibility() {
        return compatibility;
    }
}
