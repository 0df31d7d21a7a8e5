package dev.rollcall.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;

/** Bytes of JSON that grow at the end: the cheapest form in which the bare server can write. */
final class JsonBuffer {

    private static final int USUAL_SIZE = 1_024;
    private static final int FIRST_PLAIN = 0x20;
    private static final int LAST_PLAIN = 0x7E;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private byte[] bytes = new byte[USUAL_SIZE];
    private int length;

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void clear() {
        length = 0;
    }

    void raw(byte[] more) {
        raw(more, 0, more.length);
    }

    void raw(JsonBuffer other, int from, int to) {
        raw(other.bytes, from, to - from);
    }

    private void raw(byte[] more, int from, int count) {
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void raw(char one) {
        reserve(1);
        bytes[length++] = (byte) one;
    }

    void ascii(String text) {
        reserve(text.length());
        for (int at = 0; at < text.length(); at++) {
            bytes[length++] = (byte) text.charAt(at);
        }
    }

    void time(long milliseconds) {
        raw('"');
        ascii(TIME.format(Instant.ofEpochMilli(milliseconds)));
        raw('"');
    }

    /** The texts of the benchmark are plain; another one is written the long way. */
    void text(String text) {
        int before = length;
        reserve(text.length() + 2);
        bytes[length++] = '"';
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one < FIRST_PLAIN || one > LAST_PLAIN || one == '"' || one == '\\') {
                length = before;
                escaped(text);
                return;
            }
            bytes[length++] = (byte) one;
        }
        bytes[length++] = '"';
    }

    private void escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars()
                .forEach(
                        one -> {
                            if (one < FIRST_PLAIN) {
                                escaped.append(String.format(Locale.ROOT, "\\u%04X", one));
                            } else if (one == '"' || one == '\\') {
                                escaped.append('\\').append((char) one);
                            } else {
                                escaped.append((char) one);
                            }
                        });
        raw(escaped.append('"').toString().getBytes(StandardCharsets.UTF_8));
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
