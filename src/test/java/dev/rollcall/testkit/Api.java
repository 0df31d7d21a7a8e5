package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

/**
 * The API as a caller sees it. Each response is held against the contract, and neither it nor what
 * the database sent for it may contain a secret of {@link Secrets}.
 */
public final class Api {

    private final RawHttp http;
    private final ClosedContract contract;
    private final Optional<DatabaseTraffic> traffic;
    private final Headers headers;

    Api(RawHttp http, ClosedContract contract, Optional<DatabaseTraffic> traffic) {
        this(http, contract, traffic, Headers.none());
    }

    private Api(
            RawHttp http,
            ClosedContract contract,
            Optional<DatabaseTraffic> traffic,
            Headers headers) {
        this.http = http;
        this.contract = contract;
        this.traffic = traffic;
        this.headers = headers;
    }

    /** The API for this user, with the user's first token. */
    public Api as(UserFixture user) {
        return with(user.credentials());
    }

    /** The API for the holder of an OAuth access token. */
    public Api bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same caller with one more header; it may repeat one. */
    public Api with(String header, String value) {
        return new Api(http, contract, traffic, headers.with(header, value));
    }

    /** The same caller with these headers too. */
    public Api with(Headers more) {
        Headers all = headers;
        for (Headers.Line line : more.lines()) {
            all = all.with(line.name(), line.value());
        }
        return new Api(http, contract, traffic, all);
    }

    public Response get(String target) {
        return send("GET", target);
    }

    /** Sends a request; the target goes out exactly as given. */
    public Response send(String method, String target) {
        Response response = http.send(method, target, headers);
        contract.verify(method, target, response);
        assertThat(response.body()).doesNotContain(Secrets.all());
        traffic.ifPresent(DatabaseTraffic::assertHarmless);
        return response;
    }
}
