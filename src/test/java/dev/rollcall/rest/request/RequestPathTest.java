package dev.rollcall.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.rest.request.Endpoint.RequestPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path of a request target, as its own text says it. */
class RequestPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # target                     | path
                    /api/v1/me                   | /api/v1/me
                    /api/v1/me?                  | /api/v1/me
                    /api/v1/me?a=/b?c            | /api/v1/me
                    '/api/v1/me?a=#b'            | /api/v1/me
                    /api/v1/%6De                 | /api/v1/me
                    /api/v1/users%2Elist         | /api/v1/users.list
                    /api/v1/me%2525              | /api/v1/me%25
                    /                            | /
                    # what the framework would tidy stays
                    /api;x/v1/me                 | /api;x/v1/me
                    //api/v1/me                  | //api/v1/me
                    /api/./v1/me                 | /api/./v1/me
                    /x/%2e%2e/api/v1/me          | /x/../api/v1/me
                    /api/v1/me/                  | /api/v1/me/
                    /api\\v1\\me                 | /api\\v1\\me
                    # a proxy's form of a target
                    http://x/api/v1/me           | /api/v1/me
                    HTTP://x:80/api/v1/me?a      | /api/v1/me
                    http://x//api/v1/me          | //api/v1/me
                    http:///api/v1/me            | /api/v1/me
                    # no path at all
                    http://x                     | none
                    http://x?/api/v1/me          | none
                    *                            | none
                    x:80                         | none
                    api/v1/me                    | none
                    ''                           | none
                    # a fragment, a hidden slash, and what cannot be decoded
                    '/api/v1/me#x'               | none
                    /api%2Fv1%2Fme               | none
                    /api%2fv1/me                 | none
                    /api/v1/%zz                  | none
                    /api/v1/%                    | none
                    /api/v1/%c3                  | none
                    """)
    void isReadAsItIsSent(String target, String path) {
        assertThat(RequestPath.of(target).orElse(null)).isEqualTo(path);
    }
}
