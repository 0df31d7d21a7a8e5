package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.MongoUrl;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.StandInSet;
import dev.rollcall.testkit.TestDatabase;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Permissions and settings are followed: a service with nothing configured obeys a change within a
 * second, and one that cannot re-read them serves no stale ones.
 */
@BlackBox("starts services with nothing configured, and one that does not read its rights again")
class RightsIT {

    private static final String LIST = "/api/v1/users.list";
    private static final String OTHER = "/api/v1/users.info?username=other";
    private static final UserFixture CALLER = regular();
    private static final UserFixture ADMINISTRATOR = administrator();

    /** The rule is a second, and {@code SettingTableTest} has it; a busy machine needs longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RollcallPair pair;
    private final TestDatabase database;
    private final TestWorkspace workspace;

    RightsIT(RollcallPair pair, TestDatabase database, TestWorkspace workspace) {
        this.pair = pair;
        this.database = database;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace.reset().add(CALLER, ADMINISTRATOR, user("other"));
    }

    @AfterEach
    void reset() {
        workspace.reset().settled();
    }

    private RollcallLauncher launcher(String name) {
        return RollcallLauncher.named(name)
                .with("MONGO_URL", database.url())
                .with("ROLLCALL_DEMO", "false");
    }

    @Test
    void areObeyedWithinASecondByDefault() {
        try (Rollcall service = launcher("rights-by-default").start()) {
            Api regular = pair.api(service).as(CALLER);
            assertThat(seesAllInfo(regular)).isFalse();
            workspace.grant("view-full-other-user-info", "admin", "user");
            assertObeyed("granted", () -> seesAllInfo(regular));
            workspace.grant("view-full-other-user-info");
            assertObeyed("granted to nobody", () -> !seesAllInfo(regular));
            workspace.grant("view-full-other-user-info", "user");
            assertObeyed("granted again", () -> seesAllInfo(regular));
            workspace.removePermission("view-full-other-user-info");
            assertObeyed("removed", () -> !seesAllInfo(regular));

            assertThat(regular.get(LIST).status()).isEqualTo(200);
            workspace.grant("view-d-room", "admin");
            assertObeyed("revoked", () -> regular.get(LIST).status() == 403);
            assertThat(pair.api(service).as(ADMINISTRATOR).get(LIST).status()).isEqualTo(200);
            workspace.grant("view-d-room", "admin", "user");
            assertObeyed("given back", () -> regular.get(LIST).status() == 200);
            workspace
                    .setting("API_Apply_permission_view-outside-room_on_users-list", true)
                    .grant("view-outside-room", "admin");
            assertObeyed("asked for by a setting", () -> regular.get(LIST).status() == 403);
        }
    }

    private static boolean seesAllInfo(Api caller) {
        return caller.get(OTHER).json().path("user").path("canViewAllInfo").booleanValue();
    }

    private static void assertObeyed(String right, Callable<Boolean> seen) {
        await("a right that was " + right)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(seen);
    }

    /**
     * Users can be read all the time, only the rights cannot. Once they can be, too, the next
     * request has them read, however seldom they are read otherwise.
     */
    @Test
    void areNotServedWhenTheyAreTooOld() {
        Optional<InetSocketAddress> server = new MongoUrl(database.directUrl()).plainServer();
        Assumptions.assumeTrue(server.isPresent() && !database.directUrl().contains("@"));
        try (StandInSet set = StandInSet.before(server.get());
                Rollcall service =
                        launcher("rights-too-old")
                                .with("MONGO_URL", set.url(database.database().getName(), ""))
                                .with("ROLLCALL_REREAD_EVERY", "PT10M")
                                .with("ROLLCALL_RIGHTS_MAX_AGE", "PT3S")
                                .start()) {
            Api caller = pair.api(service).as(CALLER);
            assertThat(caller.get(LIST).status()).isEqualTo(200);

            set.forbid("rocketchat_settings");
            service.await("too old", rollcall -> caller.get(LIST).status() == 503);
            for (String target :
                    new String[] {LIST, "/api/v1/me", "/api/v1/users.info?username=regular"}) {
                Response response = caller.get(target);
                assertThat(response.status()).as(target).isEqualTo(503);
                assertThat(response.header("Retry-After")).contains("1");
                assertThat(response.body())
                        .isEqualTo(
                                "{\"success\":false,\"error\":\"The user directory is not available"
                                        + " right now. Please try again.\"}");
            }
            assertThat(service.management().get("/q/health/ready").body())
                    .contains("The user of MONGO_URL may not read this database");

            set.allow();
            for (String target : new String[] {"/api/v1/me", LIST}) {
                assertThat(caller.get(target).status()).as(target).isEqualTo(200);
            }
        }
    }
}
