package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who was authenticated recently. */
class KnownCallersTest {

    private final KnownCallers known = new KnownCallers(2);

    @Test
    void forgetTheOneWhoseLastLoginIsTheOldest() {
        known.saw("always", true);
        known.saw("once", true);
        known.saw("always", true);
        known.saw("new", true);
        assertThat(known.contains("always")).isTrue();
        assertThat(known.contains("once")).isFalse();
        assertThat(known.contains("new")).isTrue();
    }

    /** Otherwise requests with a token that has ended would keep its place. */
    @Test
    void takeNoQuestionForALogin() {
        known.saw("old", true);
        known.saw("newer", true);
        assertThat(known.contains("old")).isTrue();
        known.saw("newest", true);
        assertThat(known.contains("old")).isFalse();
    }

    @Test
    void forgetAnEndedLogin() {
        known.saw("revoked", true);
        known.saw("revoked", false);
        assertThat(known.contains("revoked")).isFalse();
    }
}
