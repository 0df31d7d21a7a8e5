package dev.rollcall.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.demo.person.DemoCaller;
import dev.rollcall.testkit.DocumentRequest;
import dev.rollcall.testkit.Documents;
import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.Rollcall;
import dev.rollcall.testkit.RollcallLauncher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With nothing configured the service answers on the demo workspace, and says so loudly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("by-hand")
class DemoWorkspaceIT {

    private static final String ANNOUNCED = "DEMO WORKSPACE";

    private Rollcall service;

    @BeforeAll
    void start() {
        service = RollcallLauncher.named("demo").start();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    static List<DocumentRequest> everyRequestOfTheDocumentsIsAnswered() {
        return Documents.requests();
    }

    @ParameterizedTest
    @MethodSource
    void everyRequestOfTheDocumentsIsAnswered(DocumentRequest request) {
        Response response = service.http().send("GET", request.target(), request.headers());

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.json().get("success").booleanValue()).isTrue();
    }

    @Test
    void announcesItsCallersAndThreeRequests() {
        assertThat(service.log()).contains(ANNOUNCED);
        for (DemoCaller caller : DemoCaller.values()) {
            assertThat(service.log()).contains(caller.id(), caller.token());
        }
        assertThat(service.log().lines().filter(line -> line.strip().startsWith("curl ")))
                .hasSize(3);
    }

    @Test
    void pagingMeetsEachOfItsThousandUsersOnce() {
        Set<String> met = new HashSet<>();
        for (int offset = 0; offset < 1_000; offset += 100) {
            Response page = as(DemoCaller.JOHN, "/api/v1/users.list?count=100&offset=" + offset);
            for (JsonNode user : page.json().get("users")) {
                assertThat(met.add(user.get("_id").asText())).as(user.toString()).isTrue();
            }
        }
        assertThat(met).hasSize(1_000);
    }

    private Response as(DemoCaller caller, String target) {
        return service.http()
                .send(
                        "GET",
                        target,
                        Headers.none()
                                .with("X-User-Id", caller.id())
                                .with("X-Auth-Token", caller.token()));
    }
}
