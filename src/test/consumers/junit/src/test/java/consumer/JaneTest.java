package consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.junit.RollcallStub;
import dev.rollcall.junit.StubCaller;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JaneTest {

    @Test
    @RollcallStub(states = {"a regular caller", "user test.jane exists"})
    void aRegularCallerSeesJane(URI url, StubCaller john) throws Exception {
        String jane = Calls.get(url + "/api/v1/users.info?username=test.jane", john).body();
        assertTrue(jane.contains("\"name\":\"Test Jane\""));
    }
}
