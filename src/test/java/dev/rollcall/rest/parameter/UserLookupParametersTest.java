package dev.rollcall.rest.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.directory.FindUser.UserLookup;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import dev.rollcall.rest.error.RequestFailure.InvalidParameters;
import dev.rollcall.user.UserKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of users.info, by dialect. */
class UserLookupParametersTest {

    private static UserLookup read(Dialect dialect, String query) {
        return new UserLookupParameters(dialect).read(QueryString.parse(query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    userId=a                           ; USER_ID               ; a
                    userId=                            ; USER_ID               ; ''
                    userId[]=a                         ; USER_ID               ; a
                    username=a&includeUserRooms=x      ; USERNAME              ; a
                    importId=a&fields={}               ; IMPORT_ID             ; a
                    email=a%40b                        ; EMAIL                 ; a@b
                    freeSwitchExtension=1              ; FREE_SWITCH_EXTENSION ; 1
                    """)
    void nameTheKey(String query, UserKey.Kind kind, String value) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(read(dialect, query).key()).isEqualTo(new UserKey(kind, value));
        }
    }

    /** One letter an alternative: r required, a additional, s string, l long; then the dialects. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    ''                                           ; rrrrr
                    foo=1                                        ; rrrrr
                    userName=a                                   ; rrrrr
                    fields={}                                    ; rrrrr
                    userId=a&username=b                          ; aarrr
                    userId=a&foo=1                               ; arrrr
                    userId=a&userId=b                            ; srrrr
                    userId[x]=1                                  ; srrrr
                    username[$ne]=1                              ; rsrrr
                    userId=a&includeUserRooms=1&includeUserRooms=2 ; srrrr
                    userId=a&fields[x]=1                         ; srrrr
                    email=a&email=b                              ; rrrsr
                    freeSwitchExtension=a&x                      ; rrrra
                    userId=a&username=b&importId=c&email=d&freeSwitchExtension=e ; aaaaa
                    """)
    void areRefusedAlternativeByAlternative(String query, String letters) {
        String[] keys = {"userId", "username", "importId", "email", "freeSwitchExtension"};
        for (Dialect dialect : Dialect.values()) {
            StringBuilder lines = new StringBuilder();
            for (int n = 0; n < (dialect == Dialect.EIGHT ? 5 : 3); n++) {
                lines.append(
                        switch (letters.charAt(n)) {
                            case 'r' -> "must have required property '" + keys[n] + "'";
                            case 'a' -> "must NOT have additional properties";
                            default -> "must be string";
                        });
                lines.append("\n ");
            }
            assertThatExceptionOfType(InvalidParameters.class)
                    .isThrownBy(() -> read(dialect, query))
                    .withMessage(lines + "must match a schema in anyOf");
        }
    }

    @Test
    void haveALengthLimit() {
        assertThat(read(Dialect.EIGHT, "userId=" + "a".repeat(512)).key().value()).hasSize(512);
        assertThatExceptionOfType(InvalidParameters.class)
                .isThrownBy(() -> read(Dialect.EIGHT, "userId=" + "a".repeat(513)))
                .withMessageContaining("must NOT have more than 512 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    # options                                     ; documented ; 8
                    ''                                            ; false ; false
                    &includeUserRooms=true                        ; true  ; true
                    &includeUserRooms=True                        ; true  ; false
                    &includeUserRooms=TRUE                        ; true  ; false
                    &includeUserRooms=1                           ; false ; false
                    &includeUserRooms=                            ; false ; false
                    &includeUserRooms[]=true                      ; true  ; true
                    &fields={"userRooms":1}                       ; true  ; false
                    &fields={"userRooms":0}                       ; false ; false
                    &fields={"name":1}                            ; false ; false
                    &fields={"userRooms":1}&includeUserRooms=false ; true ; false
                    &fields={}&includeUserRooms=true              ; true  ; true
                    &fields=                                      ; false ; false
                    &fields=&includeUserRooms=true                ; true  ; true
                    """)
    void bringTheRooms(String options, boolean documented, boolean eight) {
        assertThat(read(Dialect.DOCUMENTED, "userId=a" + options).withRooms())
                .isEqualTo(documented);
        assertThat(read(Dialect.EIGHT, "userId=a" + options).withRooms()).isEqualTo(eight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            value = {"x", "[]", "{\"userRooms\":2}", "%20"})
    void haveTheirFieldsReadInTheDocumentsDaysOnly(String fields) {
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(
                        () ->
                                read(
                                        Dialect.DOCUMENTED,
                                        "userId=a&includeUserRooms=true&fields=" + fields));
        assertThat(read(Dialect.EIGHT, "userId=a&fields=" + fields).withRooms()).isFalse();
    }
}
