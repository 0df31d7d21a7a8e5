package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Optional;

/**
 * Holds every answer that REST Assured gets against the contract. Neither it nor what the database
 * sent for it may contain a secret of {@link Secrets}.
 */
final class ContractFilter implements Filter {

    private final ClosedContract contract;
    private final Optional<DatabaseTraffic> traffic;

    ContractFilter(ClosedContract contract, Optional<DatabaseTraffic> traffic) {
        this.contract = contract;
        this.traffic = traffic;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        String body = response.asString();
        contract.verify(request.getMethod(), target(request), seen(response, body));
        assertThat(body).doesNotContain(Secrets.all());
        traffic.ifPresent(DatabaseTraffic::assertHarmless);
        return response;
    }

    private static String target(FilterableRequestSpecification request) {
        URI uri = URI.create(request.getURI());
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static dev.rollcall.testkit.Response seen(Response response, String body) {
        Headers headers = Headers.none();
        for (io.restassured.http.Header header : response.headers()) {
            headers = headers.with(header.getName(), header.getValue());
        }
        return new dev.rollcall.testkit.Response(response.statusCode(), headers, body);
    }
}
