package dev.rollcall.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.request.RequestId.TraceParent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceParentTest {

    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # header                                                        | taken
                    00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01         | true
                    00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00         | true
                    01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later   | true
                    00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later   | false
                    ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01         | false
                    00-00000000000000000000000000000000-b7ad6b7169203331-01         | false
                    00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01         | false
                    00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01         | false
                    00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01          | false
                    00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331            | false
                    00-a name or an address------------- -b7ad6b7169203331-01       | false
                    ''                                                              | false
                    """)
    void givesTheIdOfItsOwnFormAlone(String header, boolean taken) {
        assertThat(TraceParent.traceId(Optional.of(header)))
                .isEqualTo(taken ? Optional.of(ID) : Optional.empty());
    }

    @Test
    void givesNoneForNoHeaderAndForOneWithoutAnEnd() {
        assertThat(TraceParent.traceId(Optional.empty())).isEmpty();
        assertThat(
                        TraceParent.traceId(
                                Optional.of(
                                        "01-" + ID + "-b7ad6b7169203331-01-" + "x".repeat(600))))
                .isEmpty();
    }
}
