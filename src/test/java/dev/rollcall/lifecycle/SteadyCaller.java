package dev.rollcall.lifecycle;

import dev.rollcall.testkit.Headers;
import dev.rollcall.testkit.KeptConnection;
import dev.rollcall.testkit.RawHttp;
import dev.rollcall.testkit.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Sends one request after another on a connection that it keeps, until the server closes that, and
 * connects again for as long as it may. It behaves as a proxy before the service does: nothing is
 * sent twice, so a request that gets no whole answer is a failure.
 */
record SteadyCaller(
        RawHttp http,
        Headers credentials,
        List<String> targets,
        BooleanSupplier mayConnect,
        Runnable whenAnswered)
        implements Callable<SteadyCaller.Tally> {

    /** How many requests were answered with 200, and the first that was not. */
    record Tally(int answered, List<String> failures) {}

    @Override
    public Tally call() {
        int answered = 0;
        String target = "";
        while (mayConnect.getAsBoolean()) {
            try (KeptConnection connection = KeptConnection.to(http, credentials)) {
                for (boolean kept = true; kept; answered++) {
                    target = targets.get(answered % targets.size());
                    Response response = connection.get(target);
                    if (response.status() != 200) {
                        return new Tally(answered, List.of(target + ": " + response));
                    }
                    whenAnswered.run();
                    kept = !response.headers().all("Connection").contains("close");
                }
            } catch (IOException e) {
                return new Tally(answered, List.of(target + ": " + e));
            }
        }
        return new Tally(answered, List.of());
    }
}
