package dev.rollcall.stub;

import dev.rollcall.command.Misuse;
import dev.rollcall.command.Mode;
import dev.rollcall.command.ServiceStart;
import dev.rollcall.demo.ProviderStates;
import dev.rollcall.stub.control.StubSettings;
import dev.rollcall.stub.data.OwnData;
import dev.rollcall.stub.data.UnusableData;
import dev.rollcall.stub.workspace.StubContents;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Starts the service on a workspace of its own, in an embedded server in this process, whichever
 * database the environment names.
 */
public final class StubMode {

    /**
     * On a machine that is busy with tests this process may wait for seconds. The service would
     * then believe that its server is lost and refuse all requests, but here the server cannot be
     * lost.
     */
    private static final String PATIENCE =
            "?connectTimeoutMS=60000&socketTimeoutMS=60000&serverSelectionTimeoutMS=60000"
                    + "&waitQueueTimeoutMS=60000&heartbeatFrequencyMS=10000";

    private StubMode() {}

    public static Mode mode() {
        return new Mode(
                StubArguments.MODE, StubArguments::options, given -> run(StubArguments.of(given)));
    }

    private static void run(StubArguments arguments) {
        if (arguments.catalogue()) {
            System.out.println(ProviderStates.catalogue());
            return;
        }
        start(arguments, contents(arguments));
    }

    private static StubContents contents(StubArguments arguments) {
        OwnData own = DataFile.read(arguments.users());
        try {
            return StubContents.of(arguments.states(), own);
        } catch (UnusableData unfit) {
            throw DataFile.misuse(arguments.users().orElseThrow(), unfit);
        } catch (IllegalArgumentException unknown) {
            throw new Misuse(unknown.getMessage());
        }
    }

    private static void start(StubArguments options, StubContents contents) {
        String server = contents.states().serve();
        configure("MONGO_URL", server + PATIENCE);
        configure(StubSettings.SERVER, server);
        configure(StubSettings.ENABLED, "true");
        configure(StubSettings.DATABASE_DOWN, Boolean.toString(!contents.states().databaseUp()));
        configure(StubSettings.MOST, Integer.toString(options.mostWorkspaces()));
        configure(StubSettings.FORGET_AFTER, options.forgetAfter().toString());
        options.users().ifPresent(file -> configure(StubSettings.DATA, file.toString()));
        calm();
        configure("quarkus.http.host", options.host());
        options.port().ifPresent(port -> configure("quarkus.http.port", Integer.toString(port)));
        // Nobody probes a stub, and two stubs must not need the same port.
        configure("quarkus.management.host", options.host());
        configure("quarkus.management.port", "0");
        // The only line on the standard output is the description.
        configure("quarkus.log.console.stderr", "true");
        ServiceStart.run(Stub.class, options.states().toArray(String[]::new));
    }

    /**
     * Reads rights seldom, because only the control API changes these workspaces. Also allows more
     * time, because a test on a busy machine prefers a late answer to none.
     */
    private static void calm() {
        configure("ROLLCALL_REREAD_EVERY", "PT2S");
        configure("ROLLCALL_RIGHTS_MAX_AGE", "PT30S");
        configure("ROLLCALL_LIMITS_COMMAND", "PT10S");
    }

    /**
     * Sets a system property, because it outranks the environment, which may name a real workspace.
     */
    private static void configure(String property, String value) {
        System.setProperty(property, value);
    }

    /** Reads the file with a consumer's own data, and reports its mistakes in words. */
    static final class DataFile {

        private DataFile() {}

        /** The data; none if no file is named. */
        static OwnData read(Optional<Path> file) {
            return file.map(DataFile::read).orElse(OwnData.NONE);
        }

        private static OwnData read(Path file) {
            try {
                return OwnData.parse(Files.readString(file));
            } catch (UnusableData unusable) {
                throw misuse(file, unusable);
            } catch (CharacterCodingException notText) {
                throw new Misuse("The file " + file + " is not a text in UTF-8.");
            } catch (IOException unreadable) {
                throw new Misuse("The file " + file + " cannot be read.");
            }
        }

        /** The mistakes, each on a line of its own with its place in the file. */
        static Misuse misuse(Path file, UnusableData unusable) {
            return new Misuse(
                    unusable.faults().stream()
                            .map(fault -> file + ", " + fault.text())
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
