package consumer;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslJsonBody;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the export relies on. */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = "rollcall", pactVersion = PactSpecVersion.V4)
class RollExportTest {

    private static final String CONSUMER = "roll-export";
    private static final String JSON = "application/json";

    /** Two of the demo's callers: their tokens are public. */
    private static final Map<String, String> ROXIE =
            Map.of(
                    "X-User-Id", "rbAXPnMktTFbNpwtJ",
                    "X-Auth-Token", "RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f");

    private static final Map<String, String> JOHN =
            Map.of(
                    "X-User-Id", "Fdh2KgsB7dtwbYrNw",
                    "X-Auth-Token", "demo-regular-john.m-00000000000000000000001");

    @Pact(consumer = CONSUMER)
    V4Pact firstPage(PactBuilder pact) {
        return page(
                pact.given("a regular caller").given("a thousand users"),
                "a request of a regular caller for the first page",
                JOHN,
                0,
                answer -> answer.status(200).body(newJsonBody(RollExportTest::fullPage).build()));
    }

    private static void fullPage(LambdaDslJsonBody page) {
        page.minMaxArrayLike("users", 5, 5, RollExportTest::listedUser);
        page.numberValue("count", 5);
        page.numberValue("offset", 0);
        page.numberValue("total", 1000);
        page.booleanValue("success", true);
    }

    private static void listedUser(LambdaDslObject user) {
        user.stringType("_id", "DemoMachine000002");
        user.stringType("username", "poll.app");
        user.booleanType("active", true);
        user.stringType("type", "app");
    }

    @Test
    @PactTestFor(pactMethod = "firstPage")
    void readsAPage(MockServer server) throws Exception {
        assertEquals(5, export(server, JOHN).page(0, 5).size());
    }

    @Pact(consumer = CONSUMER)
    V4Pact pastTheEnd(PactBuilder pact) {
        String empty = "{\"users\":[],\"count\":0,\"offset\":1000,\"total\":1000,\"success\":true}";
        return page(
                pact.given("an administrator").given("a thousand users"),
                "a request for a page past the end",
                ROXIE,
                1000,
                answer -> answer.status(200).body(empty, JSON));
    }

    @Test
    @PactTestFor(pactMethod = "pastTheEnd")
    void endsOnAnEmptyPage(MockServer server) throws Exception {
        assertEquals(List.of(), export(server, ROXIE).page(1000, 5));
    }

    @Pact(consumer = CONSUMER)
    V4Pact withoutPermission(PactBuilder pact) {
        return page(
                pact.given("a regular caller").given("permission view-d-room withdrawn"),
                "a request for a page without the permission",
                JOHN,
                0,
                answer ->
                        answer.status(403)
                                .body("{\"success\":false,\"error\":\"unauthorized\"}", JSON));
    }

    @Test
    @PactTestFor(pactMethod = "withoutPermission")
    void reportsThatItMayNot(MockServer server) {
        assertEquals(403, refused(server, JOHN).status());
    }

    @Pact(consumer = CONSUMER)
    V4Pact tooMany(PactBuilder pact) {
        return page(
                pact.given("an administrator").given("rate limited"),
                "one request too many",
                ROXIE,
                0,
                answer ->
                        answer.status(429)
                                .header("Retry-After", Matchers.regexp("[1-9][0-9]*", "60"))
                                .body(newJsonBody(RollExportTest::limit).build()));
    }

    private static void limit(LambdaDslJsonBody error) {
        error.booleanValue("success", false);
        error.stringType("error", "Error, too many requests.");
    }

    @Test
    @PactTestFor(pactMethod = "tooMany")
    void reportsHowLongToWait(MockServer server) {
        RollExport.Refused refused = refused(server, ROXIE);
        assertEquals(429, refused.status());
        assertTrue(refused.secondsToWait() > 0);
    }

    private static V4Pact page(
            PactBuilder pact,
            String description,
            Map<String, String> caller,
            int offset,
            UnaryOperator<HttpResponseBuilder> answer) {
        return pact.expectsToReceiveHttpInteraction(
                        description,
                        http ->
                                http.withRequest(
                                                request ->
                                                        request.method("GET")
                                                                .path("/api/v1/users.list")
                                                                .queryParameter("count", "5")
                                                                .queryParameter(
                                                                        "offset",
                                                                        Integer.toString(offset))
                                                                .headers(caller))
                                        .willRespondWith(answer::apply))
                .toPact();
    }

    private static RollExport.Refused refused(MockServer server, Map<String, String> caller) {
        return assertThrows(
                RollExport.Refused.class, () -> export(server, caller).page(0, 5));
    }

    private static RollExport export(MockServer server, Map<String, String> caller) {
        return new RollExport(
                server.getUrl(), caller.get("X-User-Id"), caller.get("X-Auth-Token"));
    }
}
