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

/** The lines of {@code --version}: the version, the dialects and the contract. */
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

    /** The rest of the first line that has this beginning. */
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
