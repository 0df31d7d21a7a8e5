package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Callers.loginOf;
import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.Fixtures.regular;
import static dev.rollcall.testkit.UserFixture.user;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.testkit.NeedsRealDatabase;
import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of the users who have an e-mail address. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListEmailIT {

    private static final UserFixture ADMINISTRATOR = administrator();
    private static final UserFixture REGULAR = regular();

    TestWorkspace workspace;

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
        Listing listing = Listing.of(ADMINISTRATOR, parameters);
        assertThat(listing.usernames()).isEqualTo(usernames);
        assertThat(listing.page()).isEqualTo(page);
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
    @OnlyInDocumented
    void narrowsWhatTheQueryDescribes(String parameters, String usernames) {
        assertThat(Listing.of(ADMINISTRATOR, parameters).outcome()).isEqualTo(usernames);
    }

    @Test
    void isRefusedToOthersEvenForTheirOwnAddress() {
        Listing.of(REGULAR, "email=regular@example.com")
                .then()
                .statusCode(403)
                .body(equalTo("{\"success\":false,\"error\":\"unauthorized\"}"));
    }

    @Test
    void isNotStrippedOfBlanks() {
        given().headers(loginOf(ADMINISTRATOR))
                .when()
                .get("/api/v1/users.list?email=%20ada@example.com")
                .then()
                .body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"ADA@Example.COM, ada", "Second@example.com, two", "\u00e0da@example.com, ''"})
    @NeedsRealDatabase("collation")
    void findsItInAnyCase(String address, String usernames) {
        assertThat(Listing.of(ADMINISTRATOR, "email=" + address).usernames()).isEqualTo(usernames);
    }
}
