package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The version of the contract follows semantic versioning: against the last release its major part
 * rises if and only if a consumer may break, and its minor part if something was added.
 */
class ReleasedContractTest {

    private static final Path RELEASES = Path.of("src/test/resources/contract/released");

    @Test
    void theVersionShowsWhatHasChangedSinceTheLastRelease() throws IOException {
        Path last = lastRelease();
        String released = Files.readString(last);
        String proposed =
                Files.readString(Path.of(System.getProperty("rollcall.contract", "openapi.yaml")));
        ContractChange change = ContractChange.between(released, proposed);

        assertThat(isAllowed(change, version(released), version(proposed)))
                .as(
                        "openapi.yaml is %s since %s, and its version is %s",
                        change, last.getFileName(), version(proposed))
                .isTrue();
    }

    @Test
    void everyReleaseIsKeptUnderItsVersion() throws IOException {
        for (Path release : releases()) {
            assertThat(release.getFileName())
                    .hasToString("openapi-" + version(Files.readString(release)) + ".yaml");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // change, released, proposed, allowed
        "NONE,     1.2.3, 1.2.3, true",
        "NONE,     1.2.3, 1.2.4, true",
        "NONE,     1.2.3, 1.2.2, false",
        "NONE,     1.2.3, 2.0.0, false",
        "ADDITIVE, 1.2.3, 1.2.3, false",
        "ADDITIVE, 1.2.3, 1.2.4, false",
        "ADDITIVE, 1.2.3, 1.3.0, true",
        "ADDITIVE, 1.9.3, 1.10.0, true",
        "ADDITIVE, 1.2.3, 2.0.0, false",
        "BREAKING, 1.2.3, 1.2.3, false",
        "BREAKING, 1.2.3, 1.3.0, false",
        "BREAKING, 1.2.3, 2.0.0, true",
        "BREAKING, 9.2.3, 10.0.0, true",
        "BREAKING, 2.0.0, 1.9.9, false"
    })
    void theMajorPartMovesIfAndOnlyIfAConsumerMayBreak(
            ContractChange change, String released, String proposed, boolean allowed) {
        assertThat(isAllowed(change, released, proposed)).isEqualTo(allowed);
    }

    private static boolean isAllowed(ContractChange change, String released, String proposed) {
        List<Integer> before = parts(released);
        List<Integer> after = parts(proposed);
        int major = after.get(0) - before.get(0);
        int minor = after.get(1) - before.get(1);
        return switch (change) {
            case BREAKING -> major > 0;
            case ADDITIVE -> major == 0 && minor > 0;
            case NONE -> major == 0 && (minor > 0 || minor == 0 && after.get(2) >= before.get(2));
        };
    }

    private static Path lastRelease() throws IOException {
        return releases().stream()
                .max(
                        Comparator.<Path>comparingInt(release -> part(release, 0))
                                .thenComparingInt(release -> part(release, 1))
                                .thenComparingInt(release -> part(release, 2)))
                .orElseThrow();
    }

    private static List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            return files.toList();
        }
    }

    private static int part(Path release, int index) {
        String name = release.getFileName().toString();
        return parts(name.substring("openapi-".length(), name.length() - ".yaml".length()))
                .get(index);
    }

    private static List<Integer> parts(String version) {
        return Stream.of(version.split("\\.")).map(Integer::parseInt).toList();
    }

    private static String version(String contract) {
        return new OpenAPIV3Parser().readContents(contract).getOpenAPI().getInfo().getVersion();
    }
}
