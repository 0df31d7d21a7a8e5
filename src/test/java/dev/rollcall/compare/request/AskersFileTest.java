package dev.rollcall.compare.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.caller.Permission;
import dev.rollcall.command.Misuse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskersFileTest {

    private static final Asker ADMIN =
            new Asker("admin", "id1", "t1", Set.of(Permission.VIEW_FULL_OTHER_USER_INFO));
    private static final Asker USER = new Asker("user", "id2", "t2", Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# who asks\nadmin, id1, t1, view-full-other-user-info\n\nuser,id2,t2\n",
                "[{\"name\":\"admin\",\"userId\":\"id1\",\"token\":\"t1\",\"permissions\":[\"view-full-other-user-info\"]},"
                        + "{\"name\":\"user\",\"userId\":\"id2\",\"token\":\"t2\"}]"
            })
    void isReadAsLinesAndAsJson(String text) {
        assertThat(AskersFile.read(text)).containsExactly(ADMIN, USER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "admin,id1",
                "admin,id1,secret token",
                "admin,id1,secret\nadmin,id2,secret",
                "admin,id1,secret,no-such-permission",
                "[{\"name\":\"admin\",\"token\":\"secret\"}]",
                "[{\"token\":\"secret\""
            })
    void isRefusedWithoutRepeatingWhatItHolds(String text) {
        assertThatThrownBy(() -> AskersFile.read(text))
                .isInstanceOf(Misuse.class)
                .message()
                .doesNotContain("secret")
                .endsWith(".");
    }

    @Test
    void givesNoTokenToAMessage() {
        assertThat(ADMIN).hasToString("admin");
    }
}
