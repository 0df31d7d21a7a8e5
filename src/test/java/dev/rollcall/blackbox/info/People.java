package dev.rollcall.blackbox.info;

import static dev.rollcall.testkit.UserFixture.user;

import dev.rollcall.testkit.Fixtures;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.List;

/**
 * Who looks up whom: a regular caller and an administrator, and Jane, each with a key of every
 * kind.
 */
final class People {

    static final UserFixture CALLER =
            user("regular")
                    .loggedIn()
                    .with("importIds", List.of("own-import"))
                    .with("freeSwitchExtension", "1000");
    static final UserFixture ADMINISTRATOR = Fixtures.administrator();
    static final UserFixture JANE =
            user("jane")
                    .with("importIds", List.of("first", "second"))
                    .with("freeSwitchExtension", "1001");

    private People() {}

    /** Makes them the workspace's only users. */
    static void meet(TestWorkspace workspace) {
        workspace.reset().settled();
        workspace.add(CALLER, ADMINISTRATOR, JANE);
    }
}
