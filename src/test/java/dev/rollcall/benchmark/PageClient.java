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

    /** For a page of 50 with these parameters, each with an ampersand before it. */
    double milliseconds(MeasuredServer service, String parameters) {
        return milliseconds(service, CALLER, PAGE_OF_50 + parameters);
    }

    /** The same for a caller who sees what every user sees. */
    double millisecondsOfRegular(MeasuredServer service, String parameters) {
        return milliseconds(service, LargeWorkspace.regular(), PAGE_OF_50 + parameters);
    }

    /** For a page of this size at this offset. */
    double milliseconds(MeasuredServer service, int count, long offset) {
        return milliseconds(
                service, CALLER, "/api/v1/users.list?count=" + count + "&offset=" + offset);
    }

    private double milliseconds(MeasuredServer service, Headers caller, String target) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + target));
        caller.lines().forEach(line -> request.header(line.name(), line.value()));
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
