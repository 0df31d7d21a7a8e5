package dev.rollcall.testkit;

import java.util.Optional;

/** The dialects that the service can be started in. */
public enum TestDialect {
    DOCUMENTED("documented"),
    EIGHT("8");

    private final String compatibility;

    TestDialect(String compatibility) {
        this.compatibility = compatibility;
    }

    /** The value of the setting {@code ROLLCALL_COMPATIBILITY}. */
    public String compatibility() {
        return compatibility;
    }

    /** The address of a service of this dialect that already runs, from the environment. */
    Optional<String> runningService() {
        return Optional.ofNullable(System.getenv("ROLLCALL_TEST_URL_" + suffix()));
    }

    /** The address of that service's management port. */
    Optional<String> runningManagement() {
        return Optional.ofNullable(System.getenv("ROLLCALL_TEST_MANAGEMENT_URL_" + suffix()));
    }

    private String suffix() {
        return this == EIGHT ? compatibility : name();
    }
}
