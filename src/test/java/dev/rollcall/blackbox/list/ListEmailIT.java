package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.BlackBox;
import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.RollcallPair;
import dev.rollcall.testkit.TestDialect;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of whoever has an address. */
@BlackBox
class ListEmailIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    private final RollcallPair pair;
    private final TestWorkspace workspace;

    ListEmailIT(RollcallPair pair, TestWorkspace workspace) {
        this.pair = pair;
        this.workspace = workspace;
    }

    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        ADMINISTRATOR,
                        REGULAR,
                        user("ada").with("status", "online"),
                        user("two")
                                .with(
                                        "emails",
                                        List.of(
                                                new Document("address", "first@example.com"),
                                                new Document("address", "second@example.com"))),
                        user("plus").email("plus+tag.x@example.com", false));
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    # parameters ; user names ; page
                    email=ada@example.com                          ; ada  ; 1/0/1
                    email=second@example.com                       ; two  ; 1/0/1
                    email=plus+tag.x@example.com                   ; plus ; 1/0/1
                    email=plus+tagYx@example.com                   ; ''   ; 0/0/0
                    email=ada@example                              ; ''   ; 0/0/0
                    email=.*                                       ; ''   ; 0/0/0
                    email=nobody@example.com                       ; ''   ; 0/0/0
                    email=ada@example.com&offset=1                 ; ''   ; 0/1/1
                    """)
    void findsTheWholeAddressForFullSight(String parameters, String usernames, String page) {
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing = Listing.of(pair.api(dialect).as(ADMINISTRATOR), parameters);
            assertThat(listing.usernames()).as(dialect.name()).isEqualTo(usernames);
            assertThat(listing.page()).as(dialect.name()).isEqualTo(page);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    email=ada@example.com&query={"status":"online"} ; ada
                    email=ada@example.com&query={"status":"away"}   ; ''
                    email=ada@example.com&query={"$or":[{"username":"ada"},{"username":"two"}]} ; ada
                    """)
    void narrowsWhatTheQueryDescribes(String parameters, String usernames) {
        assertThat(
                        Listing.of(pair.api(TestDialect.DOCUMENTED).as(ADMINISTRATOR), parameters)
                                .outcome())
                .isEqualTo(usernames);
    }

    @Test
    void isRefusedToOthersEvenForTheirOwnAddress() {
        for (TestDialect dialect : TestDialect.values()) {
            Listing listing =
                    Listing.of(pair.api(dialect).as(REGULAR), "email=regular@example.com");
            assertThat(listing.status()).as(dialect.name()).isEqualTo(403);
            assertThat(listing.response().body())
                    .isEqualTo("{\"success\":false,\"error\":\"unauthorized\"}");
        }
    }

    @Test
    void isNotStrippedOfBlanks() {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(
                            pair.api(dialect)
                                    .as(ADMINISTRATOR)
                                    .get("/api/v1/users.list?email=%20ada@example.com")
                                    .json()
                                    .path("total")
                                    .asInt())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"ADA@Example.COM, ada", "Second@example.com, two", "\u00e0da@example.com, ''"})
    @NeedsRealDatabase("collation")
    void findsItInAnyCase(String address, String usernames) {
        for (TestDialect dialect : TestDialect.values()) {
            assertThat(
                            Listing.of(pair.api(dialect).as(ADMINISTRATOR), "email=" + address)
                                    .usernames())
                    .as(dialect.name())
                    .isEqualTo(usernames);
        }
    }
}
