package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a file with certificates is trusted shows on a server with TLS, in CI. */
class TrustedAuthoritiesTest {

    @TempDir private Path folder;

    private void assertRefused(Path file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedAuthorities.in(file.toString()))
                .withMessageContaining("tlsCAFile " + file);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused(folder.resolve("missing.pem"));
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.pem")));
        assertRefused(Files.writeString(folder.resolve("text.pem"), "no certificate"));
    }
}
