package dev.rollcall.mongo.list.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.CollationStrength;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserFilter;
import dev.rollcall.user.UserFilter.AllOf;
import dev.rollcall.user.UserFilter.AnyOf;
import dev.rollcall.user.UserFilter.Equal;
import dev.rollcall.user.UserFilter.Flag;
import dev.rollcall.user.UserFilter.Listed;
import dev.rollcall.user.UserFilter.Matching;
import dev.rollcall.user.UserFilter.Missing;
import dev.rollcall.user.UserFilter.Nobody;
import dev.rollcall.user.UserFilter.Numeric;
import dev.rollcall.user.UserFilter.Piece;
import dev.rollcall.user.UserFilter.Text;
import dev.rollcall.user.UserFilter.TextPattern;
import dev.rollcall.user.UserFilter.WithEmail;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of filter becomes exactly one form of command. */
class UserFiltersTest {

    private static final FieldPath USERNAME = FieldPath.of(UserField.USERNAME);
    private static final FieldPath TEAM = FieldPath.of(UserField.CUSTOM_FIELDS, "team");

    static Stream<Arguments> filters() {
        UserFilter ada = new Equal(USERNAME, new Text("ada"));
        UserFilter active = new Equal(FieldPath.of(UserField.ACTIVE), new Flag(true));
        return Stream.of(
                row(
                        new Listed(false),
                        "{'$or': [{'username': {'$gte': ''}}, {'name': {'$type': 2}}]}"),
                row(
                        new Listed(true),
                        "{'$or': [{'username': {'$gte': ''}}, {'name': {'$type': 2}},"
                                + " {'emails.address': {'$type': 2}}]}"),
                row(ada, "{'username': 'ada'}"),
                row(new Equal(USERNAME, new Text("{$ne: 1}")), "{'username': '{$ne: 1}'}"),
                row(active, "{'active': true}"),
                row(new Equal(USERNAME, new Missing()), "{'username': null}"),
                row(new Equal(TEAM, new Text("Blue")), "{'customFields.team': 'Blue'}"),
                row(new Equal(TEAM, numeric("3")), "{'customFields.team': {'$numberLong': '3'}}"),
                row(new Equal(TEAM, numeric("3.0")), "{'customFields.team': {'$numberLong': '3'}}"),
                row(new Equal(TEAM, numeric("-2.5")), "{'customFields.team': -2.5}"),
                row(new Equal(TEAM, numeric("1e300")), "{'customFields.team': 1e300}"),
                row(new AllOf(List.of()), "{}"),
                row(new AllOf(List.of(ada)), "{'$and': [{'username': 'ada'}]}"),
                row(
                        new AllOf(List.of(ada, active)),
                        "{'$and': [{'username': 'ada'}, {'active': true}]}"),
                row(
                        new AnyOf(List.of(ada, active)),
                        "{'$or': [{'username': 'ada'}, {'active': true}]}"),
                row(
                        new AnyOf(List.of(new AllOf(List.of(active, ada)), active)),
                        "{'$or': [{'$and': [{'active': true}, {'username': 'ada'}]}, {'active': true}]}"),
                row(new Nobody(), "{'_id': {'$in': []}}"),
                row(new WithEmail("Ada@x.y"), "{'emails.address': 'Ada@x.y'}"),
                row(new WithEmail(".*"), "{'emails.address': '.*'}"));
    }

    private static Arguments row(UserFilter filter, String json) {
        return Arguments.of(filter, json);
    }

    private static UserFilter.Scalar numeric(String value) {
        return new Numeric(new BigDecimal(value));
    }

    private static BsonDocument built(UserFilter filter) {
        return document(UserFilters.bson(filter));
    }

    private static BsonDocument document(Bson filter) {
        return filter.toBsonDocument(
                BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void areBuiltFromTheClosedTypeAlone(UserFilter filter, String json) {
        assertThat(built(filter)).isEqualTo(BsonDocument.parse(json));
    }

    /** A user name that is no text, beside the condition that the indexes understand. */
    private static final String NO_TEXT =
            "{'username': {'$not': {'$gte': ''}}}, {'$or': [{'username': null}, {'username': []},"
                    + " {'username': {'$type': [1, 3, 5, 7, 8, 9, 11, 16, 17, 18, 19, -1, 127]}}]}";

    static Stream<Arguments> sides() {
        UserFilter listed = new Listed(false);
        UserFilter active = new Equal(FieldPath.of(UserField.ACTIVE), new Flag(true));
        UserFilter any = new AnyOf(List.of(active, new Equal(USERNAME, new Text("ada"))));
        return Stream.of(
                Arguments.of(
                        listed,
                        "{'username': {'$gte': ''}}",
                        "{'$and': [" + NO_TEXT + ", {'name': {'$type': 2}}]}"),
                Arguments.of(
                        new Listed(true),
                        "{'username': {'$gte': ''}}",
                        "{'$and': ["
                                + NO_TEXT
                                + ", {'$or': [{'name': {'$type': 2}},"
                                + " {'emails.address': {'$type': 2}}]}]}"),
                Arguments.of(
                        new AllOf(List.of(listed, active)),
                        "{'$and': [{'username': {'$gte': ''}}, {'active': true}]}",
                        "{'$and': [" + NO_TEXT + ", {'active': true}, {'name': {'$type': 2}}]}"),
                Arguments.of(
                        new AllOf(List.of(active, new AllOf(List.of(listed)))),
                        "{'$and': [{'username': {'$gte': ''}}, {'active': true}]}",
                        "{'$and': [" + NO_TEXT + ", {'active': true}, {'name': {'$type': 2}}]}"),
                Arguments.of(
                        any,
                        "{'$and': [{'username': {'$gte': ''}},"
                                + " {'$or': [{'active': true}, {'username': 'ada'}]}]}",
                        "{'$and': ["
                                + NO_TEXT
                                + ", {'$or': [{'active': true}, {'username': 'ada'}]}]}"),
                Arguments.of(
                        new AllOf(List.of()),
                        "{'username': {'$gte': ''}}",
                        "{'$and': [" + NO_TEXT + "]}"));
    }

    /** Without the lower bound MongoDB takes no order from the sparse index on user names. */
    @ParameterizedTest
    @MethodSource("sides")
    void haveASideWithAndOneWithoutUserNames(UserFilter filter, String with, String without) {
        assertThat(document(UserFilters.withUsername(filter))).isEqualTo(BsonDocument.parse(with));
        assertThat(document(UserFilters.withoutUsername(filter)))
                .isEqualTo(BsonDocument.parse(without));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            quoteCharacter = '`',
            textBlock =
                    """
                    # literal ; from start ; to end ; ignoring case ; expression ; options
                    ada ; false ; false ; false ; ada ; ``
                    ada ; true ; false ; false ; ^ada ; ``
                    ada ; false ; true ; false ; ada$ ; ``
                    ada ; true ; true ; true ; ^ada$ ; i
                    a.b*(c)[d]{e}|^$\\+? ; false ; false ; false ; a\\.b\\*\\(c\\)\\[d\\]\\{e\\}\\|\\^\\$\\\\\\+\\? ; ``
                    a b 1 \u00e9 ; false ; false ; false ; a b 1 \u00e9 ; ``
                    a-b@c_d ; false ; false ; false ; a\\-b\\@c\\_d ; ``
                    """)
    void takeEveryLiteralForItself(
            String literal,
            boolean fromStart,
            boolean toEnd,
            boolean ignoringCase,
            String expression,
            String options) {
        TextPattern pattern =
                new TextPattern(List.of(Piece.literal(literal)), fromStart, toEnd, ignoringCase);
        var regex = built(new Matching(USERNAME, pattern)).getRegularExpression("username");
        assertThat(regex.getPattern()).isEqualTo(expression);
        assertThat(regex.getOptions()).isEqualTo(options);
    }

    @Test
    void haveThreeWildcards() {
        TextPattern pattern =
                new TextPattern(
                        List.of(
                                Piece.wildcard(1, false),
                                Piece.literal("a"),
                                Piece.wildcard(0, true),
                                Piece.literal("b"),
                                Piece.wildcard(1, true)),
                        false,
                        false,
                        false);
        assertThat(
                        built(new Matching(USERNAME, pattern))
                                .getRegularExpression("username")
                                .getPattern())
                .isEqualTo(".a.*b.+");
    }

    @Test
    void needTheCollationOfTheIndexForAnAddressAlone() {
        UserFilter email = new WithEmail("a@b.c");
        UserFilter listed = new Listed(true);
        assertThat(UserFilters.collation(email)).contains(UserFilters.IGNORING_CASE);
        assertThat(UserFilters.collation(new AllOf(List.of(listed, email))))
                .contains(UserFilters.IGNORING_CASE);
        assertThat(UserFilters.collation(new AllOf(List.of(listed)))).isEmpty();
        assertThat(UserFilters.collation(listed)).isEmpty();
        assertThat(UserFilters.collation(new AnyOf(List.of(listed)))).isEmpty();
        assertThat(UserFilters.IGNORING_CASE.getLocale()).isEqualTo("en");
        assertThat(UserFilters.IGNORING_CASE.getStrength()).isEqualTo(CollationStrength.SECONDARY);
    }
}
