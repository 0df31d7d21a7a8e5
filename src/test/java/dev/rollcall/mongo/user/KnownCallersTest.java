package dev.rollcall.mongo.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who was authenticated recently. */
class KnownCallersTest {

    private final KnownCallers known = new KnownCallers(2);

    @Test
    void forgetTheOneWhoseLastLoginIsTheOldest() {
        known.saw("always", Optional.of("anna"));
        known.saw("once", Optional.of("anna"));
        known.saw("always", Optional.of("anna"));
        known.saw("new", Optional.of("anna"));
        assertThat(known.user("always")).hasValue("anna");
        assertThat(known.user("once")).isEmpty();
        assertThat(known.user("new")).hasValue("anna");
    }

    /** Otherwise requests with a token that has ended would keep its place. */
    @Test
    void takeNoQuestionForALogin() {
        known.saw("old", Optional.of("anna"));
        known.saw("newer", Optional.of("anna"));
        assertThat(known.user("old")).hasValue("anna");
        known.saw("newest", Optional.of("anna"));
        assertThat(known.user("old")).isEmpty();
    }

    @Test
    void forgetAnEndedLogin() {
        known.saw("revoked", Optional.of("anna"));
        known.saw("revoked", Optional.empty());
        assertThat(known.user("revoked")).isEmpty();
    }
}
