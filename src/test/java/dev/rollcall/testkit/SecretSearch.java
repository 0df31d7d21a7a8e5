package dev.rollcall.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for the texts of {@link Secrets} in bytes, all of them in one pass. */
final class SecretSearch {

    private final List<byte[]> secrets;
    private final boolean[] begins = new boolean[256];

    SecretSearch(List<String> secrets) {
        this.secrets =
                secrets.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
        this.secrets.forEach(secret -> begins[secret[0] & 0xff] = true);
    }

    /** A secret that is in there. */
    Optional<String> find(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (begins[bytes[at] & 0xff]) {
                Optional<byte[]> found = at(bytes, at);
                if (found.isPresent()) {
                    return found.map(secret -> new String(secret, StandardCharsets.UTF_8));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<byte[]> at(byte[] bytes, int from) {
        return secrets.stream()
                .filter(
                        secret ->
                                from + secret.length <= bytes.length
                                        && Arrays.equals(
                                                bytes,
                                                from,
                                                from + secret.length,
                                                secret,
                                                0,
                                                secret.length))
                .findFirst();
    }
}
