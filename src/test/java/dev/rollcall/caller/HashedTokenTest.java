package dev.rollcall.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.caller.Credentials.HashedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedTokenTest {

    /** The first two are published test vectors of SHA-256; the third is UTF-8 beyond ASCII. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''   | 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                    abc  | ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
                    é    | SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw=
                    """)
    void isSha256InStandardBase64WithPadding(String token, String stored) {
        assertThat(HashedToken.of(token)).isEqualTo(new HashedToken(stored));
    }

    @Test
    void missingDigestIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> HashedToken.digest("no-such-digest"))
                .withMessage("This Java platform lacks no-such-digest");
    }
}
