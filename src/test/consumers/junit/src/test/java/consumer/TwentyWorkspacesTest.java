package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.junit.RollcallStub;
import dev.rollcall.junit.StubCaller;
import dev.rollcall.junit.StubWorkspace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty tests, each with a workspace of its own, several at once. */
@RollcallStub
class TwentyWorkspacesTest {

    @Test
    @RollcallStub(states = {"a regular caller"})
    void aCallerReadsTheOwnProfile(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "me", 200, "\"username\":\"john.m\"");
    }

    @Test
    @RollcallStub(states = {"an administrator"})
    void anAdministratorIsOne(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "me", 200, "\"admin\"");
    }

    @Test
    @RollcallStub(states = {"a bot"})
    void aBotCalls(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "botkit.user", "me", 200, "botkit.user");
    }

    @Test
    @RollcallStub(states = {"a regular caller logged out"})
    void aLoggedOutCallerIsRefused(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "me", 401, "logged in");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "rate limited"})
    void everyCallIsOneTooMany(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "me", 429, "too many requests");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "database down"})
    void theDatabaseIsAway(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "me", 503, "not available");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "a thousand users"})
    void thereAreAThousand(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.list?count=1", 200, "\"total\":1000");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "a thousand users", "pages of at most ten users"})
    void aPageHasTen(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.list?count=50", 200, "\"count\":10,");
    }

    @Test
    @RollcallStub(states = {"an administrator", "permission view-d-room withdrawn"})
    void nobodyMayList(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "users.list", 403, "unauthorized");
    }

    @Test
    @RollcallStub(states = {"a regular caller"})
    void aCallerIsAlone(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.list", 200, "\"total\":1,");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "user test.jane exists"})
    void janeIsFoundByItsName(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.info?username=test.jane", 200, "Test Jane");
    }

    @Test
    @RollcallStub(states = {"an administrator", "user test.jane exists"})
    void janeIsFoundByItsAddress(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "users.info?importId=import-jane-1", 200, "Test Jane");
    }

    @Test
    @RollcallStub(states = {"a regular caller"})
    void janeIsNotThere(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.info?username=test.jane", 400, "User not found.");
    }

    @Test
    @RollcallStub(states = {"an administrator", "user test.john exists"})
    void johnIsInSevenRooms(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "users.info?username=test.john&includeUserRooms=true", 200, "\"rooms\"");
    }

    @Test
    @RollcallStub(states = {"an administrator", "user test.john exists", "permission view-other-user-channels withdrawn"})
    void roomsOfOthersAreClosed(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "users.info?username=test.john", 200, "test.john");
    }

    @Test
    @RollcallStub(states = {"an administrator", "user ciel exists"})
    void cielHasAClearance(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "roxie", "users.info?username=ciel", 200, "\"clearance\":\"High\"");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "a deactivated user exists"})
    void aFormerMemberIsInactive(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.info?userId=DemoFormer0000001", 200, "\"active\":false");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "user test.jane exists", "permission view-full-other-user-info granted to users"})
    void usersSeeAllOfOthers(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "john.m", "users.info?username=test.jane", 200, "lastLogin");
    }

    @Test
    @RollcallStub(states = "an empty workspace", dialect = "8", users = "people.json")
    void annAndBobAreOurOwn(StubWorkspace workspace) throws Exception {
        assertAnswered(workspace, "ann", "users.info?username=bob", 200, "\"lastLogin\"");
        assertAnswered(workspace, "ann", "me", 200, "\"badge\":\"A1\"");
    }

    @Test
    @RollcallStub(states = {"a regular caller", "a thousand users"})
    void failuresAreOrderedAndRequestsAreRemembered(StubWorkspace workspace) throws Exception {
        StubCaller john = workspace.caller("john.m");
        String list = workspace.url() + "/api/v1/users.list?count=100";
        workspace.limit(2, 1);
        workspace.breakOffLists(1);

        HttpResponse<String> limited = Calls.get(list, john);
        assertEquals("2", limited.headers().firstValue("Retry-After").orElseThrow());
        assertThrows(IOException.class, () -> Calls.get(list, john));
        assertEquals(200, Calls.get(list, john).statusCode());
        assertEquals(
                List.of(List.of("100"), List.of("100"), List.of("100")),
                workspace.requests().stream()
                        .map(request -> request.parameters().get("count"))
                        .toList());

        workspace.reset();
        assertEquals(List.of(), workspace.requests());
    }

    private static void assertAnswered(
            StubWorkspace workspace, String caller, String target, int status, String seen)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                Calls.get(workspace.url() + "/api/v1/" + target, workspace.caller(caller));
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(seen), answer.body());
    }
}
