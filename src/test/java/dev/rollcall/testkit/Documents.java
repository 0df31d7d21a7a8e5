package dev.rollcall.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The printed examples of the five documents that the service must satisfy. The responses are
 * printed word for word, but for these: masked addresses are real ones, any run of dots is {@code
 * ...}, {@code password.bcrypt} is {@code password: true}, the avatar's address has the user's
 * name, and placeholders of a list are left out. The requests are printed as they are.
 */
public final class Documents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /**
     * An example response by the name of its file without the ending, such as {@code
     * users.info-7.x-success}.
     */
    public static JsonNode response(String name) {
        try {
            return JSON.readTree(read(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every printed request. */
    public static List<DocumentRequest> requests() {
        String text = new String(read("requests.txt"), StandardCharsets.UTF_8);
        return Arrays.stream(text.strip().split("\\R{2,}")).map(DocumentRequest::parse).toList();
    }

    private static byte[] read(String file) {
        try (InputStream in = Documents.class.getResourceAsStream("/documents/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("No document " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
