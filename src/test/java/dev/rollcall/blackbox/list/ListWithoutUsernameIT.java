package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.bare;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.OnlyInDocumented;
import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Users without a user name in the order by user name: they are read apart, and no page, whatever
 * it spans, may tell.
 */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListWithoutUsernameIT {

    private static final UserFixture CALLER = administrator().with("active", false);

    TestWorkspace workspace;

    /** In their order: n1 n2 n3 have a name, e4 has an address alone; then the user names. */
    @BeforeEach
    void people() {
        workspace
                .reset()
                .add(
                        CALLER,
                        user("carl").name("Same"),
                        bare("n2").name("Same").with("active", true),
                        user("Bob"),
                        bare("e4").email("e4@example.com", true),
                        bare("n1").name("Other").with("active", true),
                        bare("n3").name("Same").with("username", null),
                        bare("x5").with("active", true),
                        user("alice").name("Same"));
        workspace.settled();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # parameters                             | users in their order, user name or id | count/offset/total
                    ''                                       | e4 n1 n2 n3 Bob administrator alice carl | 8/0/8
                    count=0                                  | e4 n1 n2 n3 Bob administrator alice carl | 8/0/8
                    count=0&offset=3                         | n3 Bob administrator alice carl       | 5/3/8
                    count=0&offset=6                         | alice carl                            | 2/6/8
                    count=2                                  | e4 n1                                 | 2/0/8
                    count=4                                  | e4 n1 n2 n3                           | 4/0/8
                    count=5                                  | e4 n1 n2 n3 Bob                       | 5/0/8
                    count=3&offset=3                         | n3 Bob administrator                  | 3/3/8
                    count=3&offset=4                         | Bob administrator alice               | 3/4/8
                    count=3&offset=7                         | carl                                  | 1/7/8
                    count=3&offset=8                         | ''                                    | 0/8/8
                    sort={"username":-1}                     | carl alice administrator Bob n3 n2 n1 e4 | 8/0/8
                    sort={"username":-1}&count=0&offset=5    | n2 n1 e4                              | 3/5/8
                    sort={"username":-1}&count=4             | carl alice administrator Bob          | 4/0/8
                    sort={"username":-1}&count=3&offset=3    | Bob n3 n2                             | 3/3/8
                    sort={"username":-1}&count=3&offset=6    | n1 e4                                 | 2/6/8
                    sort={"username":-1}&count=3&offset=9    | ''                                    | 0/9/8
                    sort={"username":1,"name":1}             | e4 n1 n2 n3 Bob administrator alice carl | 8/0/8
                    sort={"username":1,"name":-1}&count=3    | n2 n3 n1                              | 3/0/8
                    email=e4@example.com                     | e4                                    | 1/0/1
                    """)
    void standBeforeAllOthersAndBehindThemInTheReverseOrder(
            String parameters, String users, String page) {
        assertListing(parameters, users, page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    query={"active":true}                           | n1 n2 Bob alice carl | 5/0/5
                    query={"active":true}&count=2&offset=1          | n2 Bob               | 2/1/5
                    query={"active":true}&sort={"username":-1}&count=2&offset=2 | Bob n2   | 2/2/5
                    query={"name":"Same"}                           | n2 n3 alice carl     | 4/0/4
                    query={"name":{"$regex":"^Sa"}}&count=0&offset=1 | n3 alice carl       | 3/1/4
                    query={"username":null}                         | e4 n1 n2 n3          | 4/0/4
                    query={"username":null}&sort={"username":-1}&count=2 | n3 n2           | 2/0/4
                    query={"username":"alice"}                      | alice                | 1/0/1
                    query={"username":{"$regex":"a"}}               | administrator alice carl | 3/0/3
                    query={"$or":[{"name":"Same"},{"username":"Bob"}]}&count=2&offset=1 | n3 Bob | 2/1/5
                    query={"$or":[{"active":true}]}                 | n1 n2 x5 Bob alice carl | 6/0/6
                    """)
    @OnlyInDocumented
    void areInTheirPlaceUnderEachFilter(String parameters, String users, String page) {
        assertListing(parameters, users, page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sort={\"username\":-1}&", "query={\"active\":true}&"})
    @OnlyInDocumented
    void areOnOnePageAsOften(String parameters) {
        String all = Listing.of(CALLER, parameters + "count=0").usernames();
        for (int size = 1; size < 7; size++) {
            List<String> pages = new ArrayList<>();
            for (int offset = 0; offset < 8; offset += size) {
                String page =
                        Listing.of(CALLER, parameters + "count=" + size + "&offset=" + offset)
                                .usernames();
                if (!page.isEmpty()) {
                    pages.add(page);
                }
            }
            assertThat(String.join(" ", pages)).as("pages of %d", size).isEqualTo(all);
        }
    }

    private static void assertListing(String parameters, String users, String page) {
        Listing listing = Listing.of(CALLER, parameters);
        assertThat(listing.usernames()).isEqualTo(users);
        assertThat(listing.page()).isEqualTo(page);
    }
}
