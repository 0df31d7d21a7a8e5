package dev.rollcall.stub;

import dev.rollcall.command.OwnReadiness;
import dev.rollcall.stub.StubMode.DataFile;
import dev.rollcall.stub.control.StubSettings;
import dev.rollcall.stub.data.JsonText;
import dev.rollcall.stub.workspace.StubContents;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The running stub: prints one line with its address and the callers, as soon as its answers follow
 * the states.
 */
@Singleton
@Unremovable
final class Stub implements QuarkusApplication {

    private static final int PAUSE = 20;

    private final OwnReadiness readiness;
    private final StubSettings settings;

    Stub(OwnReadiness readiness, StubSettings settings) {
        this.readiness = readiness;
        this.settings = settings;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        StubContents contents =
                StubContents.of(List.of(arguments), DataFile.read(settings.data().map(Path::of)));
        while (contents.states().databaseUp() && !readiness.isReached()) {
            Thread.sleep(PAUSE);
        }
        System.out.println(
                StubDescription.of(
                        contents, settings.service(), settings.management(), settings.control()));
        Quarkus.waitForExit();
        return 0;
    }

    /**
     * The line of JSON from which a consumer's test reads the stub's address and the callers'
     * tokens.
     */
    static final class StubDescription {

        private StubDescription() {}

        static String of(StubContents contents, String url, String management, String control) {
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("url", url);
            description.put("management", management);
            description.put("control", control);
            description.put("states", contents.states().names());
            description.put("callers", contents.printedCallers());
            return JsonText.of(description);
        }
    }
}
