package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.directory.Desk;
import dev.rollcall.directory.FilterText;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidFilter;
import dev.rollcall.directory.failure.DirectoryFailure.InvalidJsonParameter;
import dev.rollcall.user.CustomField;
import dev.rollcall.user.UserFilter;
import dev.rollcall.visibility.VisibilityPolicy.WorkspaceRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a query in the safe grammar, beside the default filter. */
class FilterGrammarTest {

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
                    # full | fields       | query                                                       | filter
                    false  |              |                                                             | listed
                    true   |              |                                                             | listed or with email
                    false  |              | {}                                                          | listed
                    false  |              | {"username":"jane"}                                         | all(listed, username = text jane)
                    false  |              | {"username":""}                                             | 'all(listed, username = text )'
                    false  |              | {"active":true}                                             | all(listed, active = flag true)
                    false  |              | {"status":"online","type":"bot"}                            | all(listed, status = text online, type = text bot)
                    true   |              | {"roles":"admin"}                                           | all(listed or with email, roles = text admin)
                    true   |              | {"emails.address":"a@b.c"}                                  | all(listed or with email, emails.address = text a@b.c)
                    false  |              | {"name":null}                                               | all(listed, name = missing)
                    false  | utcOffset    | {"utcOffset":-3.5}                                          | all(listed, utcOffset = number -3.5)
                    false  | utcOffset    | {"utcOffset":2}                                             | all(listed, utcOffset = number 2)
                    false  | _id          | {"_id":"x"}                                                 | all(listed, _id = text x)
                    true   | createdAt    | {"createdAt":"x"}                                           | all(listed or with email, createdAt = text x)
                    false  | customFields | {"customFields.team":"Queen"}                               | all(listed, customFields.team = text Queen)
                    true   | customFields | {"customFields.secret":1}                                   | all(listed or with email, customFields.secret = number 1)
                    false  |              | {"username":{"$regex":"^jane"}}                             | all(listed, username ~ start <jane>)
                    false  |              | {"username":{"$regex":"jane","$options":"i"}}               | all(listed, username ~ <jane> ignoring case)
                    false  |              | {"username":{"$options":"i","$regex":"jane"}}               | all(listed, username ~ <jane> ignoring case)
                    false  |              | {"username":{"$regex":"jane","$options":""}}                | all(listed, username ~ <jane>)
                    false  |              | {"$or":[{"username":"a"},{"name":"b"}]}                     | any(username = text a, name = text b)
                    false  |              | {"$or":[{"username":"a"}],"active":true}                    | all(any(username = text a), active = flag true)
                    false  |              | {"$and":[{"username":"a"},{"active":true}]}                 | all(listed, all(username = text a, active = flag true))
                    false  |              | {"$or":[{"username":"a","active":true},{}]}                 | any(all(username = text a, active = flag true), all())
                    false  |              | {"$or":[{"$and":[{"$or":[{"name":"a"}]}]}]}                 | any(all(any(name = text a)))
                    true   | customFields | {"customFields.undeclared":"x"}                             | all(listed or with email, customFields.undeclared = text x)
                    true   | customFields.any | {"customFields.any.inner":"x"}                          | all(listed or with email, customFields.any.inner = text x)
                    # let through, though nobody has a value under such a name
                    false  |              | {"nameX":"x"}                                               | all(listed, nobody)
                    false  |              | {"nameX":null}                                              | all(listed, all())
                    false  |              | {"nameX":{"$regex":"^x"}}                                   | all(listed, nobody)
                    false  |              | {"username.x":1}                                            | all(listed, nobody)
                    false  |              | {"nameInsensitive":"x"}                                     | all(listed, nobody)
                    false  |              | {"$or":[{"typeX":true},{"name":"a"}]}                       | any(nobody, name = text a)
                    true   |              | {"emails.addressX":"x"}                                     | all(listed or with email, nobody)
                    # dropped at the top: other operators, the names of prototypes, what the caller may not know
                    false  |              | {"$where":"1","$in":[],"$options":"i","$comment":"x"}       | listed
                    false  |              | {"constructor":1,"__proto__":1,"prototype":1}               | listed
                    false  |              | {"emails.address":"x"}                                      | listed
                    false  |              | {"emails":{"$in":["x"]},"roles":"admin"}                    | listed
                    false  |              | {"services.password.bcrypt":{"$regex":"^a"}}                | listed
                    true   |              | {"services.password.bcrypt":{"$regex":"^a"},"active":false} | all(listed or with email, active = flag false)
                    true   |              | {"importIds":"x","e2e.private_key":"x","joinCode":"x"}      | listed or with email
                    # leaving out what the caller would not see has no effect
                    false  | -emails      |                                                             | listed
                    false  | -status      | {"active":true}                                             | all(listed, active = flag true)
                    """)
    void readsTheSafeGrammar(boolean full, String fields, String query, String filter) {
        assertThat(FilterText.of(filter(full, fields, query))).isEqualTo(filter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # full | fields       | query                                       | message
                    false  |              | {"_id":"x"}                                 | Invalid attribute: _id
                    false  |              | {"unknown":"x"}                             | Invalid attribute: unknown
                    true   |              | {"emails.verified":true}                    | Invalid attribute: emails.verified
                    false  | customFields | {"customFields":null}                       | Invalid attribute: customFields
                    true   | customFields | {"customFields.$where":"x"}                 | Invalid attribute: customFields.$where
                    true   | customFields.any | {"customFields.other":"x"}              | Invalid attribute: customFields.other
                    false  |              | {"createdAt":"x","unknown":1}               | Invalid attribute: unknown
                    true   |              | {"createdAt":"x"}                           | Invalid attribute: createdAt
                    false  |              | {"customFields.team":"x"}                   | Invalid attribute: customFields.team
                    false  | customFields | {"customFields.unknown":"x"}                | Invalid attribute: customFields.unknown
                    false  |              | {"customFields.secret":"x"}                 | Invalid attribute: customFields.secret
                    false  | customFields | {"customFields.secret":"x"}                 | Invalid attribute: customFields.secret
                    false  | customFields.secret | {"customFields.secret":"x"}          | Invalid attribute: customFields.secret
                    false  |              | {"$or":[{"emails.address":"x"}]}            | Invalid attribute: emails.address
                    false  |              | {"$and":[{"services.password.bcrypt":"x"}]} | Invalid attribute: services.password.bcrypt
                    true   |              | {"$or":[{"services.password.bcrypt":"x"}]}  | Invalid attribute: services.password.bcrypt
                    false  | customFields | {"$or":[{"customFields.secret":"x"}]}       | Invalid attribute: customFields.secret
                    false  |              | {"$or":[{"__proto__":"x"}]}                 | Invalid attribute: __proto__
                    false  |              | {"username":{"first":"x"}}                  | Invalid attribute: username.first
                    false  |              | {"username":{"$regex":"x","first":"x"}}     | Invalid attribute: username.first
                    false  |              | {"username":{"$in":["x"]}}                  | Invalid operation: $in
                    false  |              | {"username":{"$ne":"x"}}                    | Invalid operation: $ne
                    false  |              | {"username":{"$regex":"x","$gt":""}}        | Invalid operation: $gt
                    false  |              | {"username":{"$options":"i"}}               | Invalid operation: $options
                    false  | createdAt    | {"username":{"$date":1}}                    | Invalid operation: $date
                    false  |              | {"$regex":"x"}                              | Invalid operation: $regex
                    false  |              | {"$or":[{"$where":"x"}]}                    | Invalid operation: $where
                    false  |              | {"$or":[{"$nor":[{}]}]}                     | Invalid operation: $nor
                    false  |              | {"$or":1}                                   | Invalid parameter for operation: $or : 1
                    false  |              | {"$and":{"a":1}}                            | Invalid parameter for operation: $and : {"a":1}
                    false  |              | {"$or":[]}                                  | Invalid parameter for operation: $or : []
                    false  | -name        |                                             | Invalid attribute: name
                    false  | -username    | {"active":true}                             | Invalid attribute: username
                    true   | -emails      |                                             | Invalid attribute: emails.address
                    true   | -name        | {"$or":[{"name":"x"}]}                      | Invalid attribute: name
                    """)
    void refusesWhatAFilterMayNotName(boolean full, String fields, String query, String message) {
        assertThatExceptionOfType(InvalidFilter.class)
                .isThrownBy(() -> filter(full, fields, query))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "\"x\"",
                "{'username':'x'}",
                "{\"username\":[\"x\"]}",
                "{\"username\":{}}",
                "{\"nameX\":[]}",
                "{\"nameX\":{}}",
                "{\"nameX\":{\"$regex\":\"a|b\"}}",
                "{\"username\":{\"$regex\":1}}",
                "{\"username\":{\"$regex\":{}}}",
                "{\"username\":{\"$regex\":\"(a+)+\"}}",
                "{\"username\":{\"$regex\":\"a\",\"$options\":\"m\"}}",
                "{\"username\":{\"$regex\":\"a\",\"$options\":1}}",
                "{\"username\":{\"$regex\":\"a\",\"$options\":[]}}",
                "{\"username\":{\"$regex\":\"a\",\"$options\":null}}",
                "{\"username\":1e999}",
                "{\"$or\":[1]}",
                "{\"$or\":[[]]}",
                "{\"$and\":[null]}"
            })
    void refusesWhatIsOfAnotherForm(String query) {
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(() -> filter(false, null, query))
                .withMessage("Invalid query");
    }

    @Test
    void readsFiftyConditionsAndRefusesOneMore() {
        assertThat(FilterText.of(filter(false, null, alternatives(49))))
                .startsWith("any(username = text 1, ");
        assertThatExceptionOfType(InvalidJsonParameter.class)
                .isThrownBy(() -> filter(false, null, alternatives(50)));
    }

    private static String alternatives(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(value -> "{\"username\":\"" + value + "\"}")
                .collect(Collectors.joining(",", "{\"$or\":[", "]}"));
    }

    private static UserFilter filter(boolean full, String fields, String query) {
        return FilterGrammar.filter(
                Optional.ofNullable(query).map(text -> new JsonParameter("query", text)),
                Desk.listDisclosure(full, fields, RULES));
    }
}
