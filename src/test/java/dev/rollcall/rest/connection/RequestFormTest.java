package dev.rollcall.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the form of a request sees folded lines: head by head, however the bytes are cut. */
class RequestFormTest {

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1|Host: x||, false",
        "GET / HTTP/1.1|Host: x| y||, true",
        "GET / HTTP/1.1|Host: x|\ty||, true",
        "GET / HTTP/1.1| Host: x||, true",
        "|GET / HTTP/1.1|Host: x||, false",
        "GET / HTTP/1.1|Host: x|| y, false"
    })
    void noticesFoldedLines(String text, boolean folded) {
        byte[] bytes = text.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
        RequestForm whole = new RequestForm();
        whole.see(Unpooled.wrappedBuffer(bytes));
        RequestForm cut = new RequestForm();
        IntStream.range(0, bytes.length).forEach(i -> cut.see(Unpooled.wrappedBuffer(bytes, i, 1)));
        assertThat(whole.takeFolded()).isEqualTo(folded);
        assertThat(cut.takeFolded()).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false", "true, true"})
    void takesFoldedLinesWithTheirHead(boolean first, boolean second) {
        RequestForm form = new RequestForm();
        String heads = head(first) + head(second);
        form.see(Unpooled.copiedBuffer(heads, StandardCharsets.US_ASCII));
        assertThat(form.takeFolded()).isEqualTo(first);
        assertThat(form.takeFolded()).isEqualTo(second);
    }

    private static String head(boolean folded) {
        return "GET / HTTP/1.1\r\nHost: x\r\n" + (folded ? " y\r\n" : "") + "\r\n";
    }
}
