package dev.rollcall.benchmark;

import dev.rollcall.testkit.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks for pages of a list, one after another, and tells how long each took. */
final class PageClient {

    static final Headers CALLER = LargeWorkspace.administrator();

    private static final String PAGE_OF_50 = "/api/v1/users.list?count=50";
    private static final double MILLISECOND = 1e6;

    private final HttpClient client = HttpClient.newHttpClient();

    /** For a page with these parameters beside its size, each with an ampersand before it. */
    double milliseconds(MeasuredServer service, String parameters) {
        String target = PAGE_OF_50 + parameters;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + target));
        CALLER.lines().forEach(line -> request.header(line.name(), line.value()));
        long sent = System.nanoTime();
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        service.name() + " answers " + response.statusCode() + " to " + target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a page", e);
        }
        return (System.nanoTime() - sent) / MILLISECOND;
    }
}
