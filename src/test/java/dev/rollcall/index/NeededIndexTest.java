package dev.rollcall.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stored index does the work of a needed one. */
class NeededIndexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # needed                   | as a database lists it                                              | served
                    username_1                 | {key: {username: 1}, unique: true, sparse: true, name: 'u'}          | true
                    username_1                 | {key: {username: 1.0}}                                               | true
                    username_1                 | {key: {username: {'$numberLong': '1'}}}                              | true
                    username_1                 | {key: {username: -1}}                                                | false
                    username_1                 | {key: {username: 'text'}}                                            | false
                    username_1                 | {key: {username: 1, _id: 1}}                                         | false
                    username_1                 | {key: {username: 1}, collation: {locale: 'en', strength: 2}}         | false
                    username_1                 | {key: {username: 1}, partialFilterExpression: {active: true}}        | false
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'en', strength: 2}} | true
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'en', strength: 3}} | false
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'de', strength: 2}} | false
                    emails.address_insensitive | {key: {'emails.address': 1}}                                         | false
                    u._id_1_name_1_t_1         | {key: {'u._id': 1, name: 1, t: 1}}                                   | true
                    u._id_1_name_1_t_1         | {key: {'u._id': 1, t: 1, name: 1}}                                   | false
                    rollcall_without_username  | {key: {username: 1, _id: 1}, partialFilterExpression: {username: null}} | true
                    rollcall_without_username  | {key: {username: 1, _id: 1}}                                         | false
                    name_1                     | {key: {name: 1}}                                                     | true
                    name_1                     | {key: {name: 1}, sparse: true}                                       | false
                    rollcall_status_active     | {key: {status: 1, active: 1, _id: 1}}                                | true
                    """)
    void hasTheSameKeysConditionAndCollation(String name, String stored, boolean served) {
        NeededIndex needed =
                NeededIndexes.all().stream()
                        .filter(index -> index.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        assertThat(needed.isServedBy(Document.parse(stored))).isEqualTo(served);
    }
}
