package dev.rollcall.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.explain.CallerKind;
import dev.rollcall.explain.Example;
import dev.rollcall.explain.Holders;
import dev.rollcall.explain.Matrix;
import dev.rollcall.explain.View;
import dev.rollcall.explain.ViewParameters;
import dev.rollcall.explain.VisibilityCsv;
import dev.rollcall.explain.VisibilityJson;
import dev.rollcall.explain.Wording;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.ChangedTable;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.Operation;
import dev.rollcall.visibility.VisibilityPolicy;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page, its JSON and its CSV are the table: cell for cell, and whatever the table says. */
class VisibilityPageTest {

    private static final Pattern CELL = Pattern.compile("<td data-cell=\"[a-z]+\"[^>]*>");
    private static final Holders HOLDERS =
            Holders.known(
                    Map.of(
                            Permission.VIEW_FULL_OTHER_USER_INFO,
                            Set.of("admin", "<b>auditor</b>", "=1+1"),
                            Permission.VIEW_OTHER_USER_CHANNELS,
                            Set.of("helpdesk")),
                    (role, permission) -> !role.equals("guest"));

    private final Matrix matrix = new Matrix(ChangedTable.unchanged());

    @ParameterizedTest
    @EnumSource
    void hasACellForEachFieldAndCallerOfEachOperation(Dialect dialect) {
        String address = "dialect=" + dialect.id();
        int expected = ChangedTable.rows() * columns();

        assertThat(count(CELL, html(matrix, address))).isEqualTo(expected);
        assertThat(json(matrix, address).get("cells")).hasSize(expected);
        assertThat(csv(matrix, address).lines()).hasSize(expected + 1);
    }

    /** Counted by hand: a user's relation has six kinds of caller, a list five, and me one. */
    private int columns() {
        int counted = 6 + 5 + 1;
        int found =
                Arrays.stream(Operation.values())
                        .mapToInt(operation -> matrix.columns(operation).size())
                        .sum();
        assertThat(found).isEqualTo(counted);
        return counted;
    }

    @ParameterizedTest
    @EnumSource
    void grantsInEachCellWhatTheTableGrants(Dialect dialect) {
        for (JsonNode cell : json(matrix, "dialect=" + dialect.id()).get("cells")) {
            Operation operation =
                    Arrays.stream(Operation.values())
                            .filter(it -> Wording.name(it).equals(cell.get("operation").asText()))
                            .findFirst()
                            .orElseThrow();
            CallerKind kind =
                    matrix.kinds().stream()
                            .filter(it -> it.id().equals(cell.get("caller").asText()))
                            .findFirst()
                            .orElseThrow();
            boolean granted =
                    ChangedTable.grants(
                            dialect,
                            operation,
                            UserField.at(cell.get("field").asText()).orElseThrow(),
                            kind.relation(),
                            kind.held());
            assertThat(cell.at("/by/" + dialect.id() + "/granted").booleanValue())
                    .as(cell.toString())
                    .isEqualTo(granted);
        }
    }

    @Test
    void changesWithTheTableAsItsJsonAndItsCsvDo() {
        Matrix changed = new Matrix(ChangedTable.withInfoMaskedToOneself(UserField.USERNAME));
        String cell = "operation=users.info&field=username&caller=other";
        String own = "operation=users.info&field=username&caller=self";

        assertThat(html(matrix, cell)).contains("Granted, and shown.");
        assertThat(html(changed, cell)).contains("Not granted.", "A changed reason.");
        assertThat(html(changed, own)).contains("Granted, and shown.", "Masked:");
        assertThat(json(changed, cell).at("/cells/0/by/documented/granted").booleanValue())
                .isFalse();
        assertThat(json(changed, own).at("/cells/0/by/documented/form").asText())
                .isEqualTo("masked");
        assertThat(csv(changed, cell)).contains("\"no\"");
        assertThat(count(CELL, html(changed, "dialect=8")))
                .isEqualTo(count(CELL, html(matrix, "dialect=8")));
    }

    @Test
    void showsOfTheDialectsTheRowsInWhichTheyDiffer() {
        List<JsonNode> cells = new ArrayList<>();
        json(matrix, "dialect=both").get("cells").forEach(cells::add);

        assertThat(cells.stream().map(cell -> cell.get("field").asText()).distinct())
                .contains("emails", "utcOffset", "services.resume.loginTokens")
                .doesNotContain("username", "phone");
        assertThat(count(CELL, html(matrix, "dialect=both"))).isEqualTo(cells.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # view                                                         | what it says
                    operation=users.info&field=emails&caller=other                 | Not granted.
                    operation=users.info&field=emails&caller=other                 | view-full-other-user-info
                    operation=users.list&field=bio&caller=other                    | Granted, but not shown unless asked for.
                    operation=users.list&field=bio&caller=other                    | fields={&quot;bio&quot;:1}.
                    dialect=8&operation=users.list&field=bio&caller=other          | ALLOW_UNSAFE_QUERY_AND_FIELDS_API_PARAMS
                    operation=users.info&field=rooms&caller=self                   | includeUserRooms=true
                    operation=users.info&field=abacAttributes&caller=other         | ABAC_PDP_Type is local
                    operation=users.info&field=services.password&caller=self       | A secret is not read.
                    operation=users.info&field=language&caller=every-permission    | hidden from everybody
                    operation=users.list&field=emails&caller=self-by-chance        | A list hides even one&#39;s own.
                    permission=view-full-other-user-info                           | <code>admin</code>
                    permission=view-full-other-user-info                           | By importId, email.
                    permission=view-outside-room                                   | No role of this workspace holds it.
                    permission=view-full-other-user-info&role=helpdesk             | <p>view-other-user-channels.</p>
                    permission=view-full-other-user-info&role=helpdesk             | would open for the role helpdesk
                    permission=view-full-other-user-info&role=admin                | It holds this one already, so nothing would change.
                    permission=view-full-other-user-info&role=guest                | ROLLCALL_GUESTS_RESTRICTED keeps it from this role
                    permission=view-full-other-user-info&role=nobody               | None of the permissions that are followed here.
                    permission=view-d-room                                         | To call users.list at all.
                    permission=view-d-room                                         | It opens no field.
                    """)
    void explains(String address, String words) {
        assertThat(html(matrix, address)).contains(words);
    }

    @Test
    void turnsTheTableRound() {
        JsonNode answer = json(matrix, "dialect=8&permission=view-other-user-channels");

        assertThat(answer.get("opens")).hasSize(1);
        assertThat(answer.at("/opens/0/field").asText()).isEqualTo("rooms");
        assertThat(answer.at("/opens/0/without/granted").booleanValue()).isFalse();
        assertThat(answer.at("/opens/0/with/granted").booleanValue()).isTrue();
        assertThat(answer.at("/roles/known").booleanValue()).isTrue();
    }

    /** In the documented dialect the channels' permission opens addresses, too. */
    @Test
    void saysWhatAPermissionWouldOpenForARoleBesideWhatItHolds() {
        String permission = "dialect=documented&permission=view-full-other-user-info";
        JsonNode alone = json(matrix, permission);
        JsonNode beside = json(matrix, permission + "&role=helpdesk");

        assertThat(opened(alone)).contains("emails users.info", "phone users.info");
        assertThat(opened(beside))
                .contains("phone users.info")
                .doesNotContain("emails users.info")
                .isSubsetOf(opened(alone));
        assertThat(beside.at("/role/holds/0").asText()).isEqualTo("view-other-user-channels");
        for (String unchanged : List.of("admin", "guest")) {
            JsonNode nothing = json(matrix, permission + "&role=" + unchanged);
            assertThat(nothing.get("opens")).isEmpty();
            assertThat(nothing.get("lookups")).isEmpty();
            assertThat(json(matrix, "permission=view-d-room&role=guest").get("gates")).isEmpty();
        }
    }

    private static List<String> opened(JsonNode answer) {
        List<String> opened = new ArrayList<>();
        answer.get("opens")
                .forEach(
                        each ->
                                opened.add(
                                        each.get("field").asText()
                                                + " "
                                                + each.get("operation").asText()));
        return opened;
    }

    @Test
    void namesInTheCsvOfAPermissionTheRolesAndWhatElseItOpens() {
        assertThat(csv(matrix, "permission=view-full-other-user-info").lines())
                .contains(
                        "\"held by role\",\"admin\",\"\",\"\",\"\",\"\",\"\"",
                        "\"held by role\",\"'=1+1\",\"\",\"\",\"\",\"\",\"\"",
                        "\"look-up\",\"email\",\"\",\"\",\"\",\"\",\"\"");
        assertThat(csv(matrix, "permission=view-d-room"))
                .contains("\"operation\",\"To call users.list at all.\"");
        assertThat(
                        new VisibilityCsv(matrix)
                                .of(read("permission=view-d-room"), Holders.unknown("Away")))
                .contains("\"roles unknown\",\"Away\"");
    }

    @Test
    void saysInWordsThatTheRolesCannotBeRead() {
        Holders unknown = Holders.unknown("No server of MONGO_URL can be read from");
        View view = read("permission=view-full-other-user-info");

        assertThat(new VisibilityPage(matrix, List.of()).of(view, unknown, Optional.empty()).html())
                .contains("They cannot be read now. No server of MONGO_URL can be read from.")
                .contains("phone");
        assertThat(new VisibilityJson(matrix).of(view, unknown))
                .contains("\"known\":false", "No server of MONGO_URL can be read from");
    }

    @Test
    void escapesWhatAWorkspaceOrACallerHasWritten() {
        assertThat(html(matrix, "permission=view-full-other-user-info"))
                .contains("&lt;b&gt;auditor&lt;/b&gt;")
                .doesNotContain("<b>auditor");
        String user = "\"><script>alert('1')</script>";
        View view = parameters().read(Map.of("as", "john.m", "user", user));
        String page =
                new VisibilityPage(matrix, List.of("john.m"))
                        .of(view, HOLDERS, Optional.of(Example.notFound(Set.of(), rules())))
                        .html();

        assertThat(page)
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\"")
                .contains("There is no such user")
                .doesNotContain("<script");
    }

    /** The names come from the database: who made them reaches the terminal of a reader. */
    @Test
    void givesNoCharacterOfARoleThatControlsATerminal() throws JsonProcessingException {
        String name = "evil\u001b[2J\u0007\b\r\u009b\u007f\u2028\u2029\u202e\n=role";
        View view = read("permission=view-d-room&role=a\u009b\u202eb");
        Holders holders = holding(List.of(name));

        assertThat(
                        List.of(
                                new VisibilityPage(matrix, List.of())
                                        .of(view, holders, Optional.empty())
                                        .html()
                                        .replaceAll("(?s)<style>.*</style>|<input[^>]*>", ""),
                                new VisibilityJson(matrix).of(view, holders),
                                new VisibilityCsv(matrix).of(view, holders).replace("\r\n", "")))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .contains("evil", "=role")
                                        .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]")
                                        .doesNotContain("\\u"));
    }

    @Test
    void growsNotWithTheNumberOfRolesNorWithTheLengthOfTheirNames() throws JsonProcessingException {
        List<String> names =
                Stream.concat(
                                Stream.of("0".repeat(1_000_000)),
                                IntStream.range(0, 5_000)
                                        .mapToObj(i -> String.format("role-%04d", i)))
                        .toList();
        View view = read("permission=view-d-room");
        Holders holders = holding(names);
        String page =
                new VisibilityPage(matrix, List.of()).of(view, holders, Optional.empty()).html();
        String json = new VisibilityJson(matrix).of(view, holders);
        String csv = new VisibilityCsv(matrix).of(view, holders);

        assertThat(page).contains("role-0000", "<li>4901 more</li>").hasSizeLessThan(50_000);
        assertThat(json).contains("role-0000").hasSizeLessThan(50_000);
        assertThat(new ObjectMapper().readTree(json).at("/roles/more").asInt()).isEqualTo(4_901);
        assertThat(new ObjectMapper().readTree(json).at("/roles/names")).hasSize(100);
        assertThat(csv)
                .contains("role-0000", "\"held by more roles\",\"4901\"")
                .hasSizeLessThan(50_000);
    }

    /** What is shown is bounded and plain; what is decided is not. */
    @Test
    void decidesByTheTrueNamesOfAllRoles() {
        List<String> names =
                new ArrayList<>(IntStream.range(0, 500).mapToObj(i -> "a" + i).toList());
        names.add("zulu\u0007");
        Holders holders = holding(names);

        assertThat(holders.held("zulu\u0007")).containsExactly(Permission.VIEW_DIRECT_ROOMS);
        assertThat(holders.held("zulu")).isEmpty();
        assertThat(
                        new VisibilityPage(matrix, List.of())
                                .of(
                                        read("permission=view-d-room&role=zulu\u0007"),
                                        holders,
                                        Optional.empty())
                                .html())
                .contains("It holds this one already");
    }

    private static Holders holding(Collection<String> names) {
        return Holders.known(
                Map.of(Permission.VIEW_DIRECT_ROOMS, Set.copyOf(names)),
                (role, permission) -> true);
    }

    @Test
    void greysEachFieldThatAnAnswerHidesAndSaysWhy() {
        View view = parameters().read(Map.of("as", "john.m", "user", "test.jane"));
        Example example =
                new Example(
                        Relation.OTHER,
                        Set.of(),
                        rules(),
                        Optional.of(Map.of(UserField.USERNAME, "\"test.jane\"")));
        String page =
                new VisibilityPage(matrix, List.of("john.m"))
                        .of(view, HOLDERS, Optional.of(example))
                        .html();

        VisibilityPolicy policy = matrix.policy(Dialect.DOCUMENTED);
        long shown =
                Arrays.stream(UserField.values())
                        .filter(
                                field ->
                                        policy.firstGrant(
                                                        Operation.INFO,
                                                        field,
                                                        Relation.OTHER,
                                                        Set.of())
                                                .isPresent())
                        .count();
        // The attributes are granted, but not in a workspace that leaves the decision to others.
        assertThat(count(Pattern.compile("<tr class=\"hidden\">"), page))
                .isEqualTo(ChangedTable.rows() - shown + 1);
        assertThat(page)
                .contains("&quot;test.jane&quot;")
                .contains("Granted, but the user has none.")
                .contains("Not granted: only to ")
                .contains("users.info shows it to nobody.")
                .contains("ABAC_PDP_Type is local");
    }

    @Test
    void namesEachStyleInThePolicyByItsHashAndAllowsNoScript() {
        Page page = new VisibilityPage(matrix, List.of()).of(read(""), HOLDERS, Optional.empty());

        assertThat(page.policy())
                .contains("default-src 'none'", "style-src 'sha256-", "form-action 'self'")
                .doesNotContain("script-src", "unsafe");
        assertThat(page.html()).doesNotContain("style=\"", "<script", "http://", "https://");
    }

    private ViewParameters parameters() {
        return new ViewParameters(Dialect.DOCUMENTED, matrix.kinds(), List.of("john.m"));
    }

    private static WorkspaceRules rules() {
        return new WorkspaceRules(List.of(), false);
    }

    private View read(String address) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : address.split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2) {
                given.put(pair[0], pair[1]);
            }
        }
        return parameters().read(given);
    }

    private String html(Matrix of, String address) {
        return new VisibilityPage(of, List.of())
                .of(read(address), HOLDERS, Optional.empty())
                .html();
    }

    private String csv(Matrix of, String address) {
        return new VisibilityCsv(of).of(read(address), HOLDERS);
    }

    private JsonNode json(Matrix of, String address) {
        try {
            return new ObjectMapper().readTree(new VisibilityJson(of).of(read(address), HOLDERS));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
