package dev.rollcall.blackbox.list;

import static dev.rollcall.testkit.Fixtures.administrator;
import static dev.rollcall.testkit.UserFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testkit.TestWorkspace;
import dev.rollcall.testkit.UserFixture;
import dev.rollcall.testkit.WorkspaceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a list is answered, under the three settings of the workspace. */
@QuarkusIntegrationTest
@WithTestResource(WorkspaceResource.class)
class ListPagingIT {

    private static final int EVERYBODY = 120;
    private static final UserFixture CALLER = administrator();

    TestWorkspace workspace;

    @BeforeEach
    void people() {
        Stream<UserFixture> crowd =
                IntStream.range(1, EVERYBODY)
                        .mapToObj(n -> user(String.format("person.%03d", n)))
                        .map(person -> person.name("The same name").with("status", "online"));
        workspace.reset().addAll(Stream.concat(Stream.of(CALLER), crowd).toList());
    }

    private void configure(String setting, String value) {
        if (value == null) {
            workspace.removeSetting(setting);
        } else {
            workspace.setting(
                    setting,
                    value.matches("-?\\d+")
                            ? (Object) Integer.valueOf(value)
                            : Boolean.valueOf(value));
        }
    }

    /** An empty cell of a setting: the workspace does not have it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # cap | usual | infinite | parameters           | count/offset/total
                          |       |          | ''                   | 50/0/120
                          |       |          | count=7              | 7/0/120
                          |       |          | count=100            | 100/0/120
                          |       |          | count=101            | 100/0/120
                          |       |          | count=1000000        | 100/0/120
                          |       |          | count=0              | 120/0/120
                          |       |          | count=0&offset=100   | 20/100/120
                          |       |          | count=0.5            | 120/0/120
                          |       |          | offset=110           | 10/110/120
                          |       |          | offset=119           | 1/119/120
                          |       |          | offset=120           | 0/120/120
                          |       |          | offset=5000          | 0/5000/120
                          |       |          | count=5&offset=118   | 2/118/120
                    30    |       |          | ''                   | 30/0/120
                    30    |       |          | count=40             | 30/0/120
                    30    |       |          | count=0              | 120/0/120
                    30    |       | false    | count=0              | 50/0/120
                    500   |       |          | count=400            | 120/0/120
                    500   | 110   |          | ''                   | 110/0/120
                    -1    |       |          | count=110            | 100/0/120
                    0     |       | true     | count=5              | 120/0/120
                    0     |       | false    | count=5              | 50/0/120
                          | 5     |          | ''                   | 5/0/120
                          | 5     |          | count=20             | 20/0/120
                          | 5     | false    | count=0              | 5/0/120
                          | 5     | true     | count=0              | 120/0/120
                          | -1    |          | ''                   | 50/0/120
                          | -1    | false    | count=0              | 50/0/120
                          | 0     | true     | ''                   | 120/0/120
                          | 0     | false    | ''                   | 50/0/120
                          |       | false    | count=0              | 50/0/120
                          |       | true     | count=0              | 120/0/120
                    """)
    void followsTheSettingsOfTheWorkspace(
            String cap, String usual, String infinite, String parameters, String page) {
        configure("API_Upper_Count_Limit", cap);
        configure("API_Default_Count", usual);
        configure("API_Allow_Infinite_Count", infinite);
        workspace.settled();
        Listing listing = Listing.of(CALLER, parameters);
        assertThat(listing.page()).isEqualTo(page);
        assertThat(listing.users()).hasSize(Integer.parseInt(page.substring(0, page.indexOf('/'))));
    }

    /** Nearly all sort alike in most of these orders, so only a tie-break keeps pages apart. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''
                    sort={"username":-1}
                    sort={"name":1}
                    sort={"name":-1}
                    sort={"status":1}
                    sort={"active":1}
                    sort={"lastLogin":1}
                    sort={"createdAt":1}
                    sort={"nameInsensitive":1}
                    """)
    void neverShowsAUserOnTwoPagesNorLeavesOneOut(String sort) {
        workspace.settled();
        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < EVERYBODY; offset += 17) {
            String paged = "count=17&offset=" + offset;
            Listing page = Listing.of(CALLER, sort.isEmpty() ? paged : sort + "&" + paged);
            page.users().forEach(user -> seen.add(user.path("_id").asText()));
        }
        assertThat(seen).hasSize(EVERYBODY).doesNotHaveDuplicates();
    }
}
