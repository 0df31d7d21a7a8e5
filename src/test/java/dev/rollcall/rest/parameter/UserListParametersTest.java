package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.ListUsers.ListRequest;
import dev.rollcall.directory.query.Paging;
import dev.rollcall.rest.StandInSettings;
import dev.rollcall.rest.error.RequestFailure.InvalidParameters;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The parameters of users.list, by dialect. */
class UserListParametersTest {

    private static ListRequest read(Dialect dialect, String unsafe, String query) {
        return new UserListParameters(dialect, StandInSettings.withUnsafeParameters(unsafe))
                .read(QueryString.parse(query));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areAllOptional(Dialect dialect) {
        ListRequest request = read(dialect, "false", "");
        assertThat(request.paging()).isEqualTo(new Paging(OptionalLong.empty(), 0));
        assertThat(request.sort()).isEmpty();
        assertThat(request.email()).isEmpty();
        assertThat(request.usesDeprecatedParameters()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # query             ; count ; offset
                    count=5             ; 5     ; 0
                    count=5.9&offset=2.1 ; 5    ; 2
                    count=0x10          ; 16    ; 0
                    count[]=7           ; 7     ; 0
                    count=              ;       ; 0
                    offset=             ;       ; 0
                    count=0             ; 0     ; 0
                    count=9007199254740991 ; 9007199254740991 ; 0
                    """)
    void giveThePart(String query, Long count, long offset) {
        for (Dialect dialect : Dialect.values()) {
            Paging paging = read(dialect, "false", query).paging();
            assertThat(paging.count())
                    .isEqualTo(count == null ? OptionalLong.empty() : OptionalLong.of(count));
            assertThat(paging.offset()).isEqualTo(offset);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void giveSortAndAddressAsSent(Dialect dialect) {
        ListRequest request = read(dialect, "false", "sort=a%20b&email=c+d");
        assertThat(request.sort().orElseThrow().text()).isEqualTo("a b");
        assertThat(request.sort().orElseThrow().name()).isEqualTo("sort");
        assertThat(request.email()).contains("c d");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void countAsAbsentWithoutAValue(Dialect dialect) {
        for (String query : List.of("sort=&fields=&query=", "sort&fields&query")) {
            ListRequest request = read(dialect, "true", query);
            assertThat(request.sort()).isEmpty();
            assertThat(request.fields()).isEmpty();
            assertThat(request.query()).isEmpty();
            assertThat(request.usesDeprecatedParameters()).isFalse();
        }
        assertThat(read(dialect, "true", "sort=%20").sort()).as("a blank is a value").isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "DOCUMENTED, false, true",
        "DOCUMENTED, true, true",
        "EIGHT, false, false",
        "EIGHT, yes, false",
        "EIGHT, true, true",
        "EIGHT, TRUE, true"
    })
    void giveFieldsAndQueryIfTheyAreHonoured(Dialect dialect, String unsafe, boolean honoured) {
        ListRequest request = read(dialect, unsafe, "fields=f&query=q");
        assertThat(request.fields().isPresent()).isEqualTo(honoured);
        assertThat(request.query().isPresent()).isEqualTo(honoured);
        assertThat(request.usesDeprecatedParameters()).isEqualTo(honoured);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # query            ; documented       ; 8
                    count=abc          ; must be number   ; must be number
                    offset=-1          ; must be >= 0     ; must be >= 0
                    sort[]=1           ; must be string   ; must be string
                    fields=1&fields=2  ; must be string   ; must be string
                    query[a]=1         ; must be string   ; must be string
                    email=             ; must NOT have fewer than 1 characters ; must NOT have fewer than 1 characters
                    query[a]=1&count=x ; must be string   ; must be string
                    offset=x&count=-1  ; must be >= 0     ; must be >= 0
                    foo=1&count=abc    ; must be number   ; must NOT have additional properties
                    count=abc&foo=1    ; must be number   ; must NOT have additional properties
                    """)
    void areRefusedForTheFirstThingThatIsWrong(String query, String documented, String eight) {
        for (Dialect dialect : Dialect.values()) {
            assertThatExceptionOfType(InvalidParameters.class)
                    .isThrownBy(() -> read(dialect, "false", query))
                    .withMessage(dialect == Dialect.EIGHT ? eight : documented);
        }
    }

    @Test
    void areRefusedIfUnknownInVersionEightOnly() {
        assertThat(read(Dialect.DOCUMENTED, "false", "foo=1").email()).isEmpty();
        assertThatExceptionOfType(InvalidParameters.class)
                .isThrownBy(() -> read(Dialect.EIGHT, "true", "foo=1"));
    }
}
