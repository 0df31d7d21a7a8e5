package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.connection.Http2Streams.Frames;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The beginnings and ends of HTTP/2 frames are found, however their bytes come. */
class FramesTest {

    private static final String PING = "000008060000000000" + "0102030405060708";

    private final List<Integer> bodies = new ArrayList<>();
    private final Frames frames = new Frames(bodies::add);

    private boolean see(String hex) {
        return frames.see(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(
            delimiterString = "|",
            textBlock =
                    """
                    # the bytes, whether something waits for its rest
                    ''                                               | false
                    00                                               | true
                    0000080600000000                                 | true
                    000008060000000000                               | true
                    000008060000000000 01020304050607                | true
                    000008060000000000 0102030405060708              | false
                    000008060000000000 0102030405060708 00           | true
                    000000040000000000                               | false
                    000001010500000001 82                            | false
                    000001010000000001 82                            | true
                    000001010000000001 82 000000090000000001         | true
                    000001010000000001 82 000001090400000001 86      | false
                    000001010000000001 82 000008060000000000 0102030405060708 | true
                    """)
    // spotless:on
    void knowsWhatWaitsForItsRest(String hex, boolean inside) {
        String bytes = hex.replace(" ", "");
        see(bytes);
        assertThat(frames.isInside()).isEqualTo(inside);
        Frames oneByOne = new Frames(stream -> {});
        for (byte octet : HexFormat.of().parseHex(bytes)) {
            oneByOne.see(Unpooled.wrappedBuffer(new byte[] {octet}));
        }
        assertThat(oneByOne.isInside()).isEqualTo(inside);
    }

    /** A busy connection is hardly ever seen between two frames. */
    @Test
    void noticesFramesThatEndAmongTheBytes() {
        String half = PING.substring(0, 10);
        String rest = PING.substring(10);
        assertThat(see(half)).isTrue();
        assertThat(see(rest.substring(0, 8))).isFalse();
        assertThat(see(rest.substring(8) + half)).isTrue();
        assertThat(see(rest + half)).isTrue();
    }

    @Test
    void namesTheStreamsOfBodies() {
        see("000002000000000003" + "aabb" + "000000000100000005" + "000001000180000007" + "aa");
        assertThat(bodies).containsExactly(3, 7);
    }
}
