package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.directory.Desk;
import dev.rollcall.directory.FilterText;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import dev.rollcall.user.CustomField;
import dev.rollcall.visibility.Disclosure;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorting happens on what is shown. */
class SortGrammarTest {

    private static final WorkspaceRules RULES =
            new WorkspaceRules(
                    List.of(
                            new CustomField("team", true, true),
                            new CustomField("secret", false, false)),
                    false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # full | fields       | sort                            | order
                    false  |              |                                 | +username
                    false  |              | 0                               | +username
                    false  |              | 0.0                             | +username
                    false  |              | -0                              | +username
                    false  |              | false                           | +username
                    false  |              | {"username":1}                  | +username
                    false  |              | {"username":-1}                 | -username
                    false  |              | {"username":1.0}                | +username
                    false  |              | {"_id":1}                       | +_id
                    false  |              | {"name":-1,"username":1}        | -name +username
                    false  |              | {"username":1,"name":-1}        | +username -name
                    false  |              | {"nameInsensitive":1}           | +nameInsensitive
                    false  |              | {"status":1}                    | +status +active
                    false  |              | {"status":-1}                   | -status -active
                    false  |              | {"status":-1,"name":1}          | -status +name -active
                    false  |              | {"status":1,"active":-1}        | +status -active
                    false  |              | {"active":1}                    | +active
                    false  | -active      | {"status":1}                    | +status
                    false  |              | {"createdAt":1}                 | ''
                    false  |              | {"createdAt":1,"username":-1}   | -username
                    false  | createdAt    | {"createdAt":1}                 | ''
                    true   |              | {"createdAt":1}                 | ''
                    true   | createdAt    | {"createdAt":1}                 | +createdAt
                    true   |              | {"lastLogin":-1}                | -lastLogin
                    true   |              | {"emails.address":1}            | +emails.address
                    false  |              | {"emails.address":1}            | ''
                    false  |              | {"inviteToken":1}               | ''
                    false  |              | {"services.password.bcrypt":1}  | ''
                    true   |              | {"services.password.bcrypt":1}  | ''
                    false  |              | {"$where":1}                    | ''
                    false  | customFields | {"customFields.team":1}         | +customFields.team
                    false  |              | {"customFields.team":1}         | ''
                    false  | customFields | {"customFields.secret":1}       | ''
                    true   | customFields | {"customFields.secret":-1}      | -customFields.secret
                    false  | customFields | {"customFields":1}              | ''
                    true   | customFields | {"customFields":1}              | +customFields
                    true   | customFields | {"customFields.undeclared":1}   | +customFields.undeclared
                    true   | customFields | {"customFields.$where":1}       | ''
                    true   |              | {"customFields.undeclared":1}   | ''
                    false  |              | {"nameX":1}                     | ''
                    """)
    void namesWhatIsShownInTheOrderOfTheRequest(
            boolean full, String fields, String sort, String order) {
        Disclosure disclosure = Desk.listDisclosure(full, fields, RULES);
        Optional<JsonParameter> parameter =
                Optional.ofNullable(sort).map(text -> new JsonParameter("sort", text));

        assertThat(
                        FilterText.ofOrder(
                                SortGrammar.order(SortGrammar.directions(parameter), disclosure)))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "1",
                "-1",
                "true",
                "null",
                "\"username\"",
                "username",
                "{\"username\":\"1\"}",
                "{\"username\":\"asc\"}",
                "{\"username\":0}",
                "{\"username\":2}",
                "{\"username\":true}",
                "{\"username\":null}",
                "{\"username\":1.5}",
                "{\"username\":{\"$meta\":\"x\"}}",
                "{\"unknown\":2}"
            })
    void anythingElseIsRefused(String sort) {
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(
                        () -> SortGrammar.directions(Optional.of(new JsonParameter("sort", sort))))
                .withMessage("Invalid sort");
    }
}
