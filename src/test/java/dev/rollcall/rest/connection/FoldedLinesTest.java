package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folded lines are seen head by head, however the bytes are cut. */
class FoldedLinesTest {

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1|Host: x||, false",
        "GET / HTTP/1.1|Host: x| y||, true",
        "GET / HTTP/1.1|Host: x|\ty||, true",
        "GET / HTTP/1.1| Host: x||, true",
        "|GET / HTTP/1.1|Host: x||, false",
        "GET / HTTP/1.1|Host: x|| y, false"
    })
    void areNoticed(String text, boolean folded) {
        byte[] bytes = text.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
        FoldedLines whole = new FoldedLines();
        whole.see(Unpooled.wrappedBuffer(bytes));
        FoldedLines cut = new FoldedLines();
        IntStream.range(0, bytes.length).forEach(i -> cut.see(Unpooled.wrappedBuffer(bytes, i, 1)));
        assertThat(whole.takeNext()).isEqualTo(folded);
        assertThat(cut.takeNext()).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false", "true, true"})
    void belongToTheirHead(boolean first, boolean second) {
        FoldedLines lines = new FoldedLines();
        String heads = head(first) + head(second);
        lines.see(Unpooled.copiedBuffer(heads, StandardCharsets.US_ASCII));
        assertThat(lines.takeNext()).isEqualTo(first);
        assertThat(lines.takeNext()).isEqualTo(second);
    }

    private static String head(boolean folded) {
        return "GET / HTTP/1.1\r\nHost: x\r\n" + (folded ? " y\r\n" : "") + "\r\n";
    }
}
