package dev.rollcall.stub;

import com.mongodb.MongoClientSettings;
import dev.rollcall.testkit.Response;
import dev.rollcall.testkit.UserFixture;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bson.codecs.DocumentCodec;

/** A workspace of the control API that holds the users of a test. */
public final class StubWorkspaceForTests implements AutoCloseable {

    private static final DocumentCodec WITH_TIMES =
            new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry());

    private final StubProcess process;
    private final StubControlClient control;
    private final StubControlClient.Made made;

    private StubWorkspaceForTests(
            StubProcess process, StubControlClient control, StubControlClient.Made made) {
        this.process = process;
        this.control = control;
        this.made = made;
    }

    /** Starts a stub and makes a workspace there. */
    public static StubWorkspaceForTests start(String dialect, UserFixture... users) {
        StubProcess process =
                StubProcess.launch("for-tests", "--port=0", "--states=an empty workspace");
        StubControlClient control = StubControlClient.of(process.ready());
        return new StubWorkspaceForTests(process, control, made(control, dialect, users));
    }

    /** One more workspace of the same stub. */
    public StubWorkspaceForTests another(String dialect, UserFixture... users) {
        return new StubWorkspaceForTests(process, control, made(control, dialect, users));
    }

    private static StubControlClient.Made made(
            StubControlClient control, String dialect, UserFixture... users) {
        String documents =
                Arrays.stream(users)
                        .map(user -> user.document().toJson(WITH_TIMES))
                        .collect(Collectors.joining(","));
        return control.order(
                "{\"states\":[\"an empty workspace\"],\"dialect\":\"%s\",\"data\":{\"users\":[%s]}}"
                        .formatted(dialect, documents));
    }

    /** Sends a request of this user; the target goes out as it is. */
    public Response get(UserFixture caller, String target) {
        return made.send(caller.credentials(), target);
    }

    @Override
    public void close() {
        process.close();
    }
}
