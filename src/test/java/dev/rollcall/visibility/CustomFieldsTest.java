package dev.rollcall.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.compatibility.Dialect;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.StoredUser;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One stored user has all of these: open (public is true), loose (public is a truthy value),
 * secret, undeclared.
 */
class CustomFieldsTest {

    private static final WorkspaceRules DECLARED =
            new WorkspaceRules(
                    List.of(
                            new CustomField("open", true, true),
                            new CustomField("loose", false, true),
                            new CustomField("secret", false, false)),
                    false);
    private static final WorkspaceRules NONE_DECLARED = new WorkspaceRules(List.of(), false);
    private static final WorkspaceRules ONLY_SECRET =
            new WorkspaceRules(List.of(new CustomField("secret", false, false)), false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # operation | viewer   | fields                              | shown
                    INFO        | OTHER    |                                     | loose open
                    INFO        | CHANCE   |                                     | loose open
                    INFO        | CHANNELS |                                     | loose open
                    INFO        | SELF     |                                     | loose open secret
                    INFO        | FULL     |                                     | loose open secret
                    ME          | SELF     |                                     | loose open secret undeclared
                    LIST        | OTHER    |                                     | absent
                    LIST        | FULL     |                                     | absent
                    LIST        | OTHER    | +customFields                       | open
                    LIST        | CHANNELS | +customFields                       | open
                    LIST        | FULL     | +customFields                       | loose open secret undeclared
                    LIST        | OTHER    | -customFields                       | absent
                    LIST        | OTHER    | +customFields.open                  | open
                    LIST        | OTHER    | +customFields.secret                | absent
                    LIST        | OTHER    | +customFields.loose                 | absent
                    LIST        | OTHER    | +customFields.open +customFields.secret | open
                    LIST        | OTHER    | +customFields -customFields.open    | open
                    LIST        | OTHER    | -customFields.open                  | absent
                    LIST        | OTHER    | +customFieldsX                      | absent
                    LIST        | FULL     | +customFields.secret                | secret
                    LIST        | FULL     | +customFields.secret +customFields.open | open secret
                    LIST        | FULL     | +customFields.undeclared            | undeclared
                    LIST        | FULL     | +customFields.undeclared +customFields.open | open undeclared
                    LIST        | FULL     | +customFields.undeclared.inner      | absent
                    LIST        | FULL     | +customFields.                      | absent
                    LIST        | FULL     | +customFields.$where                | absent
                    LIST        | OTHER    | +customFields.undeclared            | absent
                    LIST        | FULL     | +customFields +customFields.open    | loose open secret undeclared
                    """)
    void areShownByDeclarationAndPrivacy(
            Operation operation, Viewer viewer, String fields, String shown) {
        assertThat(keys(disclosure(operation, viewer, DECLARED, choice(fields)))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # operation | viewer | fields        | shown
                    INFO        | OTHER  |               | absent
                    INFO        | SELF   |               | absent
                    INFO        | FULL   |               | absent
                    LIST        | OTHER  | +customFields | absent
                    LIST        | FULL   | +customFields | loose open secret undeclared
                    ME          | SELF   |               | loose open secret undeclared
                    """)
    void areAbsentIfNoneIsDeclaredUnlessAllStoredOnesAreShown(
            Operation operation, Viewer viewer, String fields, String shown) {
        assertThat(keys(disclosure(operation, viewer, NONE_DECLARED, choice(fields))))
                .isEqualTo(shown);
    }

    @Test
    void areAnEmptyObjectIfTheUserHasOnlyOthers() {
        StoredUser user =
                StoredUser.withId("u")
                        .put(UserField.CUSTOM_FIELDS, Map.of("undeclared", "x"))
                        .build();

        assertThat(
                        disclosure(Operation.INFO, Viewer.OTHER, DECLARED, FieldChoice.NONE)
                                .reveal(user)
                                .value(UserField.CUSTOM_FIELDS))
                .contains(Map.of());
    }

    @Test
    void areAbsentIfTheUserHasNone() {
        StoredUser user = StoredUser.withId("u").build();

        assertThat(
                        disclosure(Operation.INFO, Viewer.OTHER, DECLARED, FieldChoice.NONE)
                                .reveal(user)
                                .value(UserField.CUSTOM_FIELDS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # operation | viewer | fields                | keys
                    INFO        | OTHER  |                       | loose open
                    INFO        | SELF   |                       | loose open secret
                    LIST        | OTHER  |                       |
                    LIST        | OTHER  | +customFields         | open
                    LIST        | FULL   | +customFields.secret  | secret
                    LIST        | FULL   | +customFields.other -customFields.open | other
                    """)
    void areFetchedKeyByKey(Operation operation, Viewer viewer, String fields, String keys) {
        assertThat(
                        disclosure(operation, viewer, DECLARED, choice(fields))
                                .projection()
                                .customFieldKeys()
                                .stream()
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .isEqualTo(keys == null ? "" : keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # viewer | fields               | path                     | filter | sort
                    OTHER    |                      | customFields.open        | false  | false
                    OTHER    | +customFields        | customFields.open        | true   | true
                    OTHER    | +customFields        | customFields.loose       | false  | false
                    OTHER    | +customFields        | customFields.secret      | false  | false
                    OTHER    | +customFields        | customFields.undeclared  | false  | false
                    OTHER    | +customFields        | customFields.*           | false  | false
                    OTHER    | +customFields        | customFields.open.inner  | true   | true
                    OTHER    | +customFields        | customFields.secret.open | false  | false
                    OTHER    | +customFields        | customFields.open..inner | false  | false
                    OTHER    | +customFields        | customFields.open.       | false  | false
                    OTHER    | +customFields        | customFields.open.$where | false  | false
                    OTHER    | +customFields        | customFields.            | false  | false
                    OTHER    | +customFields        | customFields             | false  | false
                    OTHER    | +customFields.open   | customFields.open        | true   | true
                    OTHER    | +customFields.secret | customFields.secret      | false  | false
                    FULL     | +customFields        | customFields.secret      | true   | true
                    FULL     | +customFields        | customFields.undeclared  | true   | true
                    FULL     | +customFields        | customFields.any.inner   | true   | true
                    FULL     | +customFields        | customFields.$where      | false  | false
                    FULL     | +customFields        | customFields.any.$where  | false  | false
                    FULL     | +customFields        | customFields.            | false  | false
                    FULL     | +customFields        | customFields             | true   | true
                    FULL     |                      | customFields             | false  | false
                    FULL     |                      | customFields.undeclared  | false  | false
                    FULL     | +customFields.open   | customFields             | false  | false
                    FULL     | +customFields.other  | customFields.other       | true   | true
                    FULL     | +customFields.open   | customFields.secret      | false  | false
                    """)
    void areFilteredAndSortedByIfTheyAreShown(
            Viewer viewer, String fields, String path, boolean filter, boolean sort) {
        Disclosure disclosure = disclosure(Operation.LIST, viewer, DECLARED, choice(fields));

        assertThat(disclosure.filterPath(path).map(FieldPath::dotted).stream().toList())
                .isEqualTo(filter ? List.of(path) : List.of());
        assertThat(disclosure.sortPath(path).map(FieldPath::dotted).stream().toList())
                .isEqualTo(sort ? List.of(path) : List.of());
    }

    /** Otherwise a filter would say which names are declared. */
    @ParameterizedTest
    @CsvSource({"OTHER", "CHANNELS", "FULL"})
    void privateAndUndeclaredOnesAreRefusedAlikeInAFilter(Viewer viewer) {
        Disclosure disclosure = disclosure(Operation.LIST, viewer, DECLARED, FieldChoice.NONE);
        for (String key : List.of("open", "loose", "secret", "undeclared", "secret.inner")) {
            assertThat(disclosure.conceals("customFields." + key)).as(key).isFalse();
            assertThat(disclosure.filterPath("customFields." + key)).as(key).isEmpty();
            assertThat(disclosure.letsThrough("customFields." + key)).as(key).isFalse();
        }
    }

    /** MongoDB refuses deeper paths, and no document is deeper. */
    @Test
    void areNamedToTheDepthOfADocument() {
        Disclosure disclosure =
                disclosure(Operation.LIST, Viewer.FULL, DECLARED, choice("+customFields"));
        assertThat(disclosure.sortPath("customFields" + ".a".repeat(100))).isPresent();
        assertThat(disclosure.sortPath("customFields" + ".a".repeat(101))).isEmpty();
        assertThat(disclosure.filterPath("customFields" + ".a".repeat(101))).isEmpty();
    }

    @Test
    void privateOnesAloneLeaveNothingToShow() {
        assertThat(keys(disclosure(Operation.INFO, Viewer.OTHER, ONLY_SECRET, FieldChoice.NONE)))
                .isEqualTo("absent");
    }

    private static Disclosure disclosure(
            Operation operation, Viewer viewer, WorkspaceRules rules, FieldChoice choice) {
        return new VisibilityPolicy(Dialect.DOCUMENTED)
                .disclosure(operation, viewer.session(), viewer.relation, rules, choice);
    }

    private static FieldChoice choice(String fields) {
        return new FieldChoice(
                Stream.ofNullable(fields)
                        .flatMap(text -> Arrays.stream(text.split(" ")))
                        .collect(
                                Collectors.toMap(
                                        name -> name.substring(1), name -> name.charAt(0) == '+')));
    }

    private static String keys(Disclosure disclosure) {
        Map<String, String> stored = new LinkedHashMap<>();
        Stream.of("undeclared", "secret", "open", "loose")
                .forEach(key -> stored.put(key, "value of " + key));
        StoredUser user = StoredUser.withId("someone").put(UserField.CUSTOM_FIELDS, stored).build();
        return disclosure
                .reveal(user)
                .value(UserField.CUSTOM_FIELDS)
                .map(
                        shown ->
                                ((Map<?, ?>) shown)
                                        .keySet().stream()
                                                .map(String.class::cast)
                                                .sorted()
                                                .collect(Collectors.joining(" ")))
                .orElse("absent");
    }
}
