package dev.rollcall.mongo.list.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.index.NeededIndex;
import dev.rollcall.index.NeededIndexes;
import dev.rollcall.user.UserField;
import dev.rollcall.user.UserField.FieldPath;
import dev.rollcall.user.UserQuery.SortKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order becomes stages that keep pages apart. */
class UserOrderTest {

    private static SortKey key(String text) {
        String[] path = text.substring(1).split("\\.", 2);
        UserField field = UserField.at(path[0]).orElseThrow();
        return new SortKey(
                path.length == 1 ? FieldPath.of(field) : FieldPath.of(field, path[1]),
                text.charAt(0) == '+');
    }

    private static List<SortKey> keys(String keys) {
        return Arrays.stream(keys.split(" "))
                .filter(text -> !text.isEmpty())
                .map(UserOrderTest::key)
                .toList();
    }

    private static List<Bson> sort(String sort) {
        return List.of(new Document("$sort", Document.parse(sort)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            quoteCharacter = '`',
            textBlock =
                    """
                    `` ; {'_id': 1}
                    +username ; {'username': 1, '_id': 1}
                    -username ; {'username': -1, '_id': -1}
                    -name ; {'name': -1, '_id': -1}
                    +status +active ; {'status': 1, 'active': 1, '_id': 1}
                    -status -active ; {'status': -1, 'active': -1, '_id': -1}
                    -_id ; {'_id': -1}
                    +_id +name ; {'_id': 1, 'name': 1}
                    +emails.address ; {'emails.address': 1, '_id': 1}
                    +customFields.team ; {'customFields.team': 1, '_id': 1}
                    +name -name ; {'name': 1, '_id': -1}
                    """)
    void endsInSomethingUnique(String keys, String sort) {
        assertThat(UserOrder.stages(keys(keys))).isEqualTo(sort(sort));
    }

    /** Any member may be stored as a list, and a server does not sort by two lists of a user. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            textBlock =
                    """
                    +username -name          ; username name ; {'$sort': {'rollcallSortedBy0': 1, 'rollcallSortedBy1': -1, '_id': -1}}
                    -roles +emails.address   ; roles emails.address ; {'$sort': {'rollcallSortedBy0': -1, 'rollcallSortedBy1': 1, '_id': 1}}
                    +_id +name +roles        ; name roles ; {'$sort': {'_id': 1, 'rollcallSortedBy1': 1, 'rollcallSortedBy2': 1}}
                    +status +active +name    ; status active name ; {'$sort': {'rollcallSortedBy0': 1, 'rollcallSortedBy1': 1, 'rollcallSortedBy2': 1, '_id': 1}}
                    """)
    void bySeveralMembersTakesOneElementOfEachList(String keys, String paths, String sort) {
        List<Bson> stages = UserOrder.stages(keys(keys));

        assertThat(stages).hasSize(2);
        Document added = ((Document) stages.get(0)).get("$addFields", Document.class);
        assertThat(
                        added.values().stream()
                                .map(Document.class::cast)
                                .map(single -> single.getList("$cond", Object.class).get(2))
                                .map(element -> ((Document) element).values().iterator().next())
                                .toList())
                .isEqualTo(Arrays.stream(paths.split(" ")).map(path -> "$" + path).toList());
        assertThat(stages.get(1)).isEqualTo(Document.parse(sort));
    }

    @Test
    void takesTheLeastOrTheGreatestElementAsAServerDoes() {
        assertThat(UserOrder.stages(keys("+name -bio")).get(0))
                .isEqualTo(
                        Document.parse(
                                "{'$addFields': {'rollcallSortedBy0': {'$cond':"
                                        + " [{'$isArray': {'$min': '$name'}}, null,"
                                        + " {'$min': '$name'}]}, 'rollcallSortedBy1': {'$cond':"
                                        + " [{'$isArray': {'$max': '$bio'}}, null,"
                                        + " {'$max': '$bio'}]}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +name            | name_1
                    -name            | name_1
                    +createdAt       | createdAt_1
                    -lastLogin       | lastLogin_1
                    +status +active  | rollcall_status_active
                    -status -active  | rollcall_status_active
                    +status -active  |
                    +username        |
                    +status          |
                    +name +lastLogin |
                                     |
                    """)
    void isGivenByAnIndexOfEveryUserInFewCases(String keys, String index) {
        assertThat(UserOrder.index(keys(keys == null ? "" : keys)))
                .isEqualTo(Optional.ofNullable(index));
        if (index != null) {
            assertThat(NeededIndexes.all())
                    .filteredOn(needed -> needed.collection().equals(NeededIndexes.USERS))
                    .extracting(NeededIndex::name)
                    .contains(index);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'name': 1}                | true  | {'name': 1}
                    {'name': 1}                | false | {'name': -1}
                    {'status': 1, 'active': 1, '_id': 1} | false | {'status': -1, 'active': -1, '_id': -1}
                    """)
    void alongAnIndexIsTheOneOfItsKeysAlone(String index, boolean forwards, String sort) {
        assertThat(UserOrder.along(Document.parse(index), forwards)).isEqualTo(sort(sort));
    }

    @ParameterizedTest
    @CsvSource({"+username, {'username': 1}", "-username, {'username': -1}"})
    void ofUserNamesIsTheOneOfTheirIndex(String key, String sort) {
        assertThat(UserOrder.ofUsernames(key(key))).isEqualTo(sort(sort));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +username |             | {'_id': 1}
                    -username |             | {'_id': -1}
                    -username | +name       | {'name': 1, '_id': -1}
                    +username | -_id +name  | {'_id': -1, 'name': 1}
                    """)
    void ofThoseWithoutAUserNameIsWhatFollows(String username, String rest, String sort) {
        assertThat(UserOrder.withoutUsername(key(username), keys(rest == null ? "" : rest)))
                .isEqualTo(sort(sort));
    }

    @Test
    void makesTheLoweredNameToSortByIt() {
        assertThat(UserOrder.stages(keys("-nameInsensitive")))
                .isEqualTo(
                        List.of(
                                Document.parse(
                                        "{'$addFields': {'nameInsensitive':"
                                                + " {'$toLower': {'$cond': [{'$and':"
                                                + " [{'$gte': ['$name', '']}, {'$lt': ['$name', {}]}]},"
                                                + " '$name', '']}}}}"),
                                Document.parse("{'$sort': {'nameInsensitive': -1, '_id': -1}}")));
    }
}
