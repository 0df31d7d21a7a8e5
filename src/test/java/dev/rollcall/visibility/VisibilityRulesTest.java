package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.Projection.Representation;
import dev.rollcall.user.UserField;
import dev.rollcall.visibility.Grant.Relation;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The visibility of every field as tables. {@code any} is a row of both dialects, a hyphen means
 * hidden, and a table that does not name a field says that it is hidden from everyone.
 */
class VisibilityRulesTest {

    private static final WorkspaceRules ATTRIBUTES_DECIDED_LOCALLY =
            new WorkspaceRules(List.of(), true);
    private static final WorkspaceRules ATTRIBUTES_DECIDED_ELSEWHERE =
            new WorkspaceRules(List.of(), false);

    /** With the rooms asked for. */
    private static final String USERS_INFO =
            """
            dialect    field                        other  chance self     full     channels both
            any        _id                          plain  plain  plain    plain    plain    plain
            any        username                     plain  plain  plain    plain    plain    plain
            any        name                         plain  plain  plain    plain    plain    plain
            any        nickname                     plain  plain  plain    plain    plain    plain
            any        type                         plain  plain  plain    plain    plain    plain
            any        active                       plain  plain  plain    plain    plain    plain
            any        status                       plain  plain  plain    plain    plain    plain
            any        statusText                   plain  plain  plain    plain    plain    plain
            any        statusSource                 plain  plain  plain    plain    plain    plain
            any        statusExpiresAt              plain  plain  plain    plain    plain    plain
            any        statusLivechat               plain  plain  plain    plain    plain    plain
            any        utcOffset                    plain  plain  plain    plain    plain    plain
            any        bio                          plain  plain  plain    plain    plain    plain
            any        reason                       plain  plain  plain    plain    plain    plain
            any        avatarETag                   plain  plain  plain    plain    plain    plain
            any        federated                    plain  plain  plain    plain    plain    plain
            any        abacAttributes               plain  plain  plain    plain    plain    plain
            any        freeSwitchExtension          plain  plain  plain    plain    plain    plain
            documented emails                       -      -      plain    plain    plain    plain
            8          emails                       -      -      plain    plain    -        plain
            any        phone                        -      -      plain    plain    -        plain
            any        statusConnection             -      -      plain    plain    -        plain
            any        createdAt                    -      -      plain    plain    -        plain
            any        lastLogin                    -      -      plain    plain    -        plain
            any        requirePasswordChange        -      -      plain    plain    -        plain
            any        requirePasswordChangeReason  -      -      plain    plain    -        plain
            any        roles                        -      -      plain    plain    -        plain
            any        importIds                    -      -      plain    plain    -        plain
            any        customFields                 truthy truthy declared declared truthy   declared
            any        canViewAllInfo               false  false  true     true     false    true
            documented services                     -      -      masked   -        masked   masked
            documented services.password            -      -      masked   -        masked   masked
            documented services.email2fa            -      -      masked   -        masked   masked
            documented services.totp                -      -      masked   -        masked   masked
            documented services.resume.loginTokens  -      -      masked   -        masked   masked
            documented services.email.verificationTokens - -      masked   -        masked   masked
            8          services                     -      -      masked   -        -        -
            8          services.password            -      -      masked   -        -        -
            8          services.email2fa            -      -      masked   -        -        -
            8          services.totp                -      -      masked   -        -        -
            any        rooms                        -      plain  plain    -        plain    plain
            """;

    /**
     * Who sees the field: always, by default, or when asked; then in which form, and whether the
     * list that shows it can be filtered and sorted by it; {@code full} if only full sight can,
     * others by the members alone.
     */
    private static final String USERS_LIST =
            """
            dialect    field                        regular       full     form-regular form-full filter sort
            any        _id                          always        always   plain        plain     asked  yes
            any        username                     default       default  plain        plain     yes    yes
            any        name                         default       default  plain        plain     yes    yes
            any        status                       default       default  plain        plain     yes    yes
            any        active                       default       default  plain        plain     yes    yes
            any        avatarETag                   default       default  plain        plain     yes    yes
            any        type                         default       default  plain        plain     yes    yes
            any        nameInsensitive              always        always   plain        plain     -      yes
            any        emails                       -             default  -            plain     yes    yes
            any        roles                        -             default  -            plain     yes    yes
            any        lastLogin                    -             default  -            plain     yes    yes
            documented utcOffset                    default       asked    plain        plain     yes    yes
            8          utcOffset                    asked         asked    plain        plain     yes    yes
            any        nickname                     asked         asked    plain        plain     yes    yes
            any        statusText                   asked         asked    plain        plain     yes    yes
            any        statusSource                 asked         asked    plain        plain     yes    yes
            any        statusExpiresAt              asked         asked    plain        plain     yes    yes
            any        statusLivechat               asked         asked    plain        plain     yes    yes
            any        bio                          asked         asked    plain        plain     yes    yes
            any        reason                       asked         asked    plain        plain     yes    yes
            any        federated                    asked         asked    plain        plain     yes    yes
            any        freeSwitchExtension          asked         asked    plain        plain     yes    yes
            any        customFields                 asked         asked    public       plain     full   full
            any        phone                        -             asked    -            plain     yes    yes
            any        avatarOrigin                 -             asked    -            plain     yes    yes
            any        statusConnection             -             asked    -            plain     yes    yes
            any        statusDefault                -             asked    -            plain     yes    yes
            any        createdAt                    -             asked    -            plain     yes    yes
            any        _updatedAt                   -             asked    -            plain     yes    yes
            any        requirePasswordChange        -             asked    -            plain     yes    yes
            any        requirePasswordChangeReason  -             asked    -            plain     yes    yes
            """;

    private static final String ME =
            """
            dialect    field                        self
            any        _id                          plain
            any        username                     plain
            any        name                         plain
            any        nickname                     plain
            any        emails                       plain
            any        status                       plain
            any        statusDefault                plain
            any        statusText                   plain
            any        statusSource                 plain
            any        statusExpiresAt              plain
            any        statusConnection             plain
            any        statusLivechat               plain
            any        bio                          plain
            any        avatarOrigin                 plain
            any        avatarETag                   plain
            any        utcOffset                    plain
            any        language                     plain
            any        enableAutoAway               plain
            any        idleTimeLimit                plain
            any        roles                        plain
            any        active                       plain
            any        defaultRoom                  plain
            any        customFields                 plain
            any        requirePasswordChange        plain
            any        requirePasswordChangeReason  plain
            any        banners                      plain
            any        oauth.authorizedClients      plain
            any        _updatedAt                   plain
            any        openBusinessHours            plain
            any        abacAttributes               plain
            any        settings.preferences         plain
            any        services                     summary
            any        services.password            summary
            any        services.email2fa            summary
            any        services.totp                summary
            any        email                        plain
            any        isOAuthUser                  plain
            any        avatarUrl                    plain
            """;

    private static final Map<String, Representation> FORMS =
            Map.of(
                    "plain", Representation.PLAIN,
                    "declared", Representation.DECLARED,
                    "public", Representation.DECLARED_PUBLIC,
                    "truthy", Representation.DECLARED_TRUTHY_PUBLIC,
                    "masked", Representation.MASKED,
                    "summary", Representation.SUMMARY,
                    "true", Representation.TRUE,
                    "false", Representation.FALSE);

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersInfoShowsWhatItsTableSays(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.INFO, viewer, asking("rooms")))
                .as("the cells of this test\'s own table")
                .containsExactlyInAnyOrderEntriesOf(
                        column(USERS_INFO, dialect, viewer.name().toLowerCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void roomsAreShownOnlyWhenAskedFor(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.INFO, viewer, FieldChoice.NONE))
                .doesNotContainKey("rooms");
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void attributesAreHiddenOnUsersInfoUnlessTheWorkspaceDecidesByThem(
            Dialect dialect, Viewer viewer) {
        assertThat(
                        disclosure(
                                        dialect,
                                        Operation.INFO,
                                        viewer,
                                        ATTRIBUTES_DECIDED_ELSEWHERE,
                                        FieldChoice.NONE)
                                .shows(UserField.ABAC_ATTRIBUTES))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersListShowsByDefaultWhatItsTableSays(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.LIST, viewer, FieldChoice.NONE))
                .as("the cells of this test\'s own table")
                .containsExactlyInAnyOrderEntriesOf(
                        listed(dialect, viewer, List.of("always", "default")::contains));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersListAddsWhatIsAskedForAsItsTableSays(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.LIST, viewer, askingForAll(true)))
                .as("the cells of this test\'s own table")
                .containsExactlyInAnyOrderEntriesOf(
                        listed(dialect, viewer, presence -> !presence.equals("-")));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersListLeavesOutWhatCanBeLeftOut(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.LIST, viewer, askingForAll(false)))
                .as("the cells of this test\'s own table")
                .containsExactlyInAnyOrderEntriesOf(listed(dialect, viewer, "always"::equals));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersListIsFilteredAndSortedByWhatItShowsAsItsTableSays(Dialect dialect, Viewer viewer) {
        Disclosure disclosure =
                disclosure(
                        dialect,
                        Operation.LIST,
                        viewer,
                        ATTRIBUTES_DECIDED_LOCALLY,
                        askingForAll(true));
        Map<String, String> presence = texts(USERS_LIST, dialect, regularOrFull(viewer));
        Map<String, String> filter = texts(USERS_LIST, dialect, "filter");
        Map<String, String> sort = texts(USERS_LIST, dialect, "sort");

        assertThat(UserField.values())
                .allSatisfy(
                        field -> {
                            boolean visible = !presence.getOrDefault(field.path(), "-").equals("-");
                            assertThat(disclosure.filterPath(field.path()).isPresent())
                                    .as("filter by %s", field)
                                    .isEqualTo(visible && opens(filter.get(field.path()), viewer));
                            assertThat(disclosure.sortPath(field.path()).isPresent())
                                    .as("sort by %s", field)
                                    .isEqualTo(visible && opens(sort.get(field.path()), viewer));
                        });
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void usersListIsFilteredByWhatItShowsByDefaultUnlessThatHasToBeAskedFor(
            Dialect dialect, Viewer viewer) {
        Disclosure disclosure =
                disclosure(
                        dialect,
                        Operation.LIST,
                        viewer,
                        ATTRIBUTES_DECIDED_LOCALLY,
                        FieldChoice.NONE);
        Map<String, String> presence = texts(USERS_LIST, dialect, regularOrFull(viewer));
        Map<String, String> filter = texts(USERS_LIST, dialect, "filter");

        assertThat(UserField.values())
                .allSatisfy(
                        field ->
                                assertThat(disclosure.filterPath(field.path()).isPresent())
                                        .as("filter by %s", field)
                                        .isEqualTo(
                                                List.of("always", "default")
                                                                .contains(
                                                                        presence.getOrDefault(
                                                                                field.path(), "-"))
                                                        && filter.get(field.path()).equals("yes")));
    }

    @ParameterizedTest
    @EnumSource
    void meShowsOneselfWhatItsTableSays(Dialect dialect) {
        assertThat(shown(dialect, Operation.ME, Viewer.SELF, FieldChoice.NONE))
                .as("the cells of this test\'s own table")
                .containsExactlyInAnyOrderEntriesOf(column(ME, dialect, "self"));
    }

    @ParameterizedTest
    @MethodSource("dialectsAndViewers")
    void meShowsNothingOfAnyoneElse(Dialect dialect, Viewer viewer) {
        assertThat(shown(dialect, Operation.ME, viewer, FieldChoice.NONE).isEmpty())
                .isEqualTo(viewer != Viewer.SELF);
    }

    @ParameterizedTest
    @EnumSource
    void theOwnRecordIsTheSameWhateverThePermissions(Dialect dialect) {
        VisibilityPolicy policy = new VisibilityPolicy(dialect);
        Disclosure before =
                policy.ownDisclosure(
                        Operation.INFO, Viewer.ID, ATTRIBUTES_DECIDED_LOCALLY, asking("rooms"));
        Disclosure after =
                policy.disclosure(
                        Operation.INFO,
                        Viewer.BOTH.session(),
                        Relation.SELF,
                        ATTRIBUTES_DECIDED_LOCALLY,
                        asking("rooms"));

        assertThat(before.projection()).isEqualTo(after.projection());
    }

    static Stream<Arguments> dialectsAndViewers() {
        return Stream.of(Dialect.values())
                .flatMap(
                        dialect ->
                                Stream.of(Viewer.values())
                                        .map(viewer -> Arguments.of(dialect, viewer)));
    }

    private static FieldChoice asking(String field) {
        return new FieldChoice(Map.of(field, true));
    }

    private static FieldChoice askingForAll(boolean added) {
        return new FieldChoice(
                Stream.of(UserField.values())
                        .collect(Collectors.toMap(UserField::path, field -> added)));
    }

    private static Disclosure disclosure(
            Dialect dialect,
            Operation operation,
            Viewer viewer,
            WorkspaceRules rules,
            FieldChoice choice) {
        return new VisibilityPolicy(dialect)
                .disclosure(operation, viewer.session(), viewer.relation, rules, choice);
    }

    private static Map<String, Representation> shown(
            Dialect dialect, Operation operation, Viewer viewer, FieldChoice choice) {
        Map<String, Representation> shown = new TreeMap<>();
        new VisibilityPolicy(dialect)
                .visibleTo(
                        new VisibleFields.Kind(
                                operation,
                                viewer.held,
                                viewer.relation,
                                ATTRIBUTES_DECIDED_LOCALLY,
                                choice))
                .shown()
                .forEach((field, form) -> shown.put(field.path(), form));
        return shown;
    }

    private static Map<String, Representation> listed(
            Dialect dialect, Viewer viewer, Predicate<String> presence) {
        Map<String, String> presences = texts(USERS_LIST, dialect, regularOrFull(viewer));
        Map<String, Representation> listed =
                column(USERS_LIST, dialect, "form-" + regularOrFull(viewer));
        listed.keySet().removeIf(field -> !presence.test(presences.get(field)));
        return listed;
    }

    /** Whether a cell of these columns holds for the viewer, if everything is asked for. */
    private static boolean opens(String cell, Viewer viewer) {
        return cell.equals("full") ? regularOrFull(viewer).equals("full") : !cell.equals("-");
    }

    private static String regularOrFull(Viewer viewer) {
        return viewer == Viewer.FULL || viewer == Viewer.BOTH ? "full" : "regular";
    }

    private static Map<String, Representation> column(
            String table, Dialect dialect, String column) {
        Map<String, Representation> forms = new TreeMap<>();
        texts(table, dialect, column)
                .forEach(
                        (field, text) -> {
                            if (!text.equals("-")) {
                                forms.put(field, FORMS.get(text));
                            }
                        });
        return forms;
    }

    private static Map<String, String> texts(String table, Dialect dialect, String column) {
        List<List<String>> rows =
                table.lines().map(line -> Arrays.asList(line.strip().split("\\s+"))).toList();
        int index = rows.get(0).indexOf(column);
        return rows.stream()
                .skip(1)
                .filter(row -> row.get(0).equals("any") || row.get(0).equals(dialect.id()))
                .collect(Collectors.toMap(row -> row.get(1), row -> row.get(index)));
    }
}
