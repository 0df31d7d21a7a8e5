package dev.rollcall.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void readsWhatTheControlApiWrites() {
        Object read =
                Json.read(
                        " {\"a\": [1, -2.5e1, true, false, null], \"b\": {}, \"c\": [],"
                                + " \"d\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4ä\"} ");
        assertThat(Json.object(read))
                .containsEntry("a", Arrays.asList(1.0, -25.0, true, false, null))
                .containsEntry("b", Map.of())
                .containsEntry("c", List.of())
                .containsEntry("d", "\"\\/\b\f\n\r\tää");
    }

    @Test
    void writesWhatItCanRead() {
        Map<String, Object> value = Map.of("a", List.of(1, true, "x\"\\\n"), "b", Map.of("c", 2.5));
        assertThat(Json.read(Json.write(value)).toString())
                .isEqualTo(
                        Map.of("a", List.of(1.0, true, "x\"\\\n"), "b", Map.of("c", 2.5))
                                .toString());
    }
}
