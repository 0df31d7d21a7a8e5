package dev.rollcall.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page that is ready to be sent.
 *
 * @param html the document
 * @param policy its content security policy, which allows only the style and the script in it
 */
public record Page(String html, String policy) {

    private static final String NOTHING_ELSE =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src data:; ";

    /** A page without a script, whose forms ask this service. */
    static Page withForms(Html html, Inline style) {
        return new Page(
                html.document(), NOTHING_ELSE + "form-action 'self'; style-src " + style.source());
    }

    /** A page whose script asks this service. */
    static Page withScript(Html html, Inline style, Inline script) {
        return new Page(
                html.document(),
                NOTHING_ELSE
                        + "form-action 'none'; connect-src 'self'; style-src "
                        + style.source()
                        + "; script-src "
                        + script.source());
    }

    /**
     * A style or a script that stands in a page. The policy names it by its hash, so a browser runs
     * this text and no other, and the page needs neither a second request nor a nonce.
     */
    record Inline(String element, String text) {

        static Inline style() {
            return of("style", "page.css");
        }

        static Inline script() {
            return of("script", "landing.js");
        }

        private static Inline of(String element, String file) {
            try (InputStream text = Page.class.getResourceAsStream(file)) {
                return new Inline(element, new String(text.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("A file of the build is missing: " + file, e);
            }
        }

        /** The source expression for the policy. */
        String source() {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8));
                return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }
    }
}
