package dev.rollcall.testkit;

import java.net.URI;

/** A service that somebody else started, known by its addresses alone. */
record RunningService(RawHttp http, RawHttp management) implements Service {

    private static final int MANAGEMENT_PORT = 9000;

    static RunningService at(TestDialect dialect, String url) {
        RawHttp http = RawHttp.to(URI.create(url));
        RawHttp management =
                dialect.runningManagement()
                        .map(URI::create)
                        .map(RawHttp::to)
                        .orElseGet(() -> new RawHttp(http.host(), MANAGEMENT_PORT));
        return new RunningService(http, management);
    }

    @Override
    public void close() {
        // Not started here, so not ended here.
    }
}
