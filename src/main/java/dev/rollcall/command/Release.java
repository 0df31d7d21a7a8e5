package dev.rollcall.command;

import dev.rollcall.compatibility.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** What {@code --version} prints: which version this is, which dialects and contract it speaks. */
final class Release {

    private static final String BUILD = "/dev/rollcall/command/release.properties";
    private static final String CONTRACT = "/META-INF/openapi.yaml";

    private Release() {}

    static String[] lines() {
        return new String[] {
            "rollcall " + value(BUILD, "version="),
            "dialects "
                    + Arrays.stream(Dialect.values())
                            .map(Dialect::id)
                            .collect(Collectors.joining(", ")),
            "contract " + value(CONTRACT, "  version: ")
        };
    }

    /** What follows this beginning in the first line that has it. */
    private static String value(String resource, String beginning) {
        try (InputStream bytes =
                        Objects.requireNonNull(
                                Release.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .map(line -> line.substring(beginning.length()).strip())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
