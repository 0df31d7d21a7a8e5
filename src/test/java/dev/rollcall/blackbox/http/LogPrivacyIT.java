package dev.rollcall.blackbox.http;

import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.Api;
import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No query string, token, address or user name in a log line or a metric. */
@BlackBox("reads the log")
class LogPrivacyIT {

    private static final UserFixture CALLER =
            user("unmistakable-name").roles("user", "admin").token("unmistakable-token");

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    LogPrivacyIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @ParameterizedTest
    @EnumSource(TestDialect.class)
    void keepsWhatIdentifiesPeopleOutOfLogsAndMetrics(TestDialect dialect) {
        workspace.reset().add(CALLER);
        workspace.settled();
        Rollcall rollcall = pair.service(dialect);
        Api api = pair.api(rollcall);
        String[] targets = {
            "/api/v1/me?unmistakable=query",
            "/api/v1/users.info?username=unmistakable-name",
            "/api/v1/users.info?username=unmistakable-stranger",
            "/api/v1/users.info?username=unmistakable%zz",
            "/api/v1/users.list?email=unmistakable-name@example.com",
            "/api/v1/users.list?sort=unmistakable",
            "/api/v1/users.list?query={\"username\":\"unmistakable\"}",
            "/api/v1/unmistakable?unmistakable",
        };
        for (String target : targets) {
            api.as(CALLER).get(target);
            api.with("X-User-Id", "unmistakable").with("X-Auth-Token", "unmistakable").get(target);
            api.bearer("unmistakable-bearer").get(target);
        }
        assertThat(rollcall.log()).isNotEmpty().doesNotContain("unmistakable");
        assertThat(rollcall.management().get("/q/metrics").body())
                .contains("http_server_requests")
                .contains("/api/v1/me")
                .doesNotContain("unmistakable");
    }
}
