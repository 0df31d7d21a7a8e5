package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyDatabaseTest {

    @Test
    void isSaidWithTheDatabasesThatMayBeMeant() {
        assertThat(EmptyDatabase.sentence("MONGO_URL", "chat", List.of("rocketchat", "a\nb")))
                .isEqualTo(
                        "The database chat, which the path of MONGO_URL names, has no users: nobody can log in."
                                + " These databases of its server look like a workspace's: rocketchat.");
    }

    @Test
    void isSaidAloneIfThereIsNoOther() {
        assertThat(EmptyDatabase.sentence("MONGO_URL", "test", List.of()))
                .isEqualTo(
                        "The database test, which the path of MONGO_URL names or leaves out, has no users: nobody can"
                                + " log in.");
    }
}
