package dev.rollcall.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.StandInSettings;
import dev.rollcall.rest.connection.IpAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which address a request comes, if 10.0.0.0/8 and ::1 are the proxies. */
class ClientAddressTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "::1");

    private static HttpServerRequest request(String connection, String realIp, String forwarded) {
        return request(SocketAddress.inetSocketAddress(1, connection), realIp, forwarded);
    }

    private static HttpServerRequest request(
            SocketAddress connection, String realIp, String forwarded) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (realIp != null) {
            Arrays.stream(realIp.split("#")).forEach(line -> headers.add("X-Real-IP", line));
        }
        if (forwarded != null) {
            Arrays.stream(forwarded.split("#"))
                    .forEach(line -> headers.add("X-Forwarded-For", line));
        }
        return (HttpServerRequest)
                Proxy.newProxyInstance(
                        HttpServerRequest.class.getClassLoader(),
                        new Class<?>[] {HttpServerRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "remoteAddress" -> connection;
                                    case "headers" -> headers;
                                    default -> throw new IllegalStateException("" + method);
                                });
    }

    /** A sharp begins another header line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # connection | X-Real-IP | X-Forwarded-For             | client
                    1.1.1.1      |           |                             | 1.1.1.1
                    1.1.1.1      | 2.2.2.2   |                             | 1.1.1.1
                    1.1.1.1      |           | 2.2.2.2                     | 1.1.1.1
                    10.0.0.1     |           |                             | 10.0.0.1
                    10.0.0.1     | 2.2.2.2   |                             | 2.2.2.2
                    10.0.0.1     | ' 2.2.2.2 ' |                           | 2.2.2.2
                    10.0.0.1     | 2.2.2.2   | 3.3.3.3                     | 3.3.3.3
                    10.0.0.1     | 2.2.2.2   | 4.4.4.4, 3.3.3.3            | 3.3.3.3
                    10.0.0.1     | 2.2.2.2   | nonsense                    | 10.0.0.1
                    10.0.0.1     | 2.2.2.2   | ''                          | 10.0.0.1
                    10.0.0.1     | nonsense  | 3.3.3.3                     | 3.3.3.3
                    10.0.0.1     | 2.2.2.2#4.4.4.4 |                       | 10.0.0.1
                    10.0.0.1     | 2.2.2.2:51234 |                         | 2.2.2.2
                    10.0.0.1     | nonsense  |                             | 10.0.0.1
                    10.0.0.1     |           | 2.2.2.2                     | 2.2.2.2
                    10.0.0.1     |           | 3.3.3.3, 2.2.2.2            | 2.2.2.2
                    10.0.0.1     |           | 3.3.3.3, 2.2.2.2, 10.0.0.2  | 2.2.2.2
                    10.0.0.1     |           | 3.3.3.3#2.2.2.2#10.0.0.2    | 2.2.2.2
                    10.0.0.1     |           | 10.0.0.3,10.0.0.2           | 10.0.0.3
                    10.0.0.1     |           | 3.3.3.3, nonsense, 10.0.0.2 | 10.0.0.2
                    10.0.0.1     |           | nonsense                    | 10.0.0.1
                    10.0.0.1     |           | ','                         | 10.0.0.1
                    10.0.0.1     |           | 2.2.2.2:51234               | 2.2.2.2
                    10.0.0.1     |           | [2001:db8::1]:443, 10.0.0.2:80 | 2001:db8::1
                    10.0.0.1     |           | 2.2.2.2, ::ffff:10.0.0.2    | 2.2.2.2
                    ::ffff:10.0.0.1 |        | 2.2.2.2                     | 2.2.2.2
                    ::1          |           | 2001:db8::1                 | 2001:db8::1
                    """)
    void isTheNearestThatIsNoProxy(
            String connection, String realIp, String forwarded, String client) {
        ClientAddress addresses =
                new ClientAddress(StandInSettings.withTrustedProxies(Optional.of(PROXIES)));
        assertThat(addresses.of(request(connection, realIp, forwarded)))
                .isEqualTo(IpAddress.parse(client));
    }

    /** A connection through the file system has none. */
    @Test
    void isNoneIfTheConnectionHasNone() {
        ClientAddress addresses =
                new ClientAddress(StandInSettings.withTrustedProxies(Optional.of(PROXIES)));
        assertThat(addresses.of(request(SocketAddress.domainSocketAddress("/socket"), null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "1.1.1.1"})
    void isTheConnectionsIfNoProxyIsConfigured(String connection) {
        ClientAddress addresses =
                new ClientAddress(StandInSettings.withTrustedProxies(Optional.empty()));
        assertThat(addresses.of(request(connection, "2.2.2.2", "3.3.3.3")))
                .isEqualTo(IpAddress.parse(connection));
    }
}
