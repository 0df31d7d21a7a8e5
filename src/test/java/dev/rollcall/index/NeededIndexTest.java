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
                    # one that leaves users out would drop them from the list whose order it gives
                    name_1                     | {key: {name: 1}}                                                     | true
                    name_1                     | {key: {name: 1}, sparse: false, hidden: false}                       | true
                    name_1                     | {key: {name: 1}, sparse: true}                                       | false
                    name_1                     | {key: {name: 1}, sparse: 1.0}                                        | false
                    createdAt_1                | {key: {createdAt: 1}, sparse: true}                                  | false
                    lastLogin_1                | {key: {lastLogin: 1}, sparse: true}                                  | false
                    lastLogin_1                | {key: {lastLogin: 1}, partialFilterExpression: {active: true}}       | false
                    rollcall_status_active     | {key: {status: 1, active: 1, _id: 1}, sparse: true}                  | false
                    # one that is asked for what it holds
                    importIds_1                | {key: {importIds: 1}, sparse: true}                                  | true
                    freeSwitchExtension_1      | {key: {freeSwitchExtension: 1}, sparse: true, unique: true}          | true
                    emails.address_insensitive | {key: {'emails.address': 1}, sparse: true, collation: {locale: 'en', strength: 2}} | true
                    # one that no query uses
                    name_1                     | {key: {name: 1}, hidden: true}                                       | false
                    username_1                 | {key: {username: 1}, sparse: true, hidden: true}                     | false
                    # one whose order is another
                    name_1                     | {key: {name: 1}, collation: {locale: 'de', strength: 3}}             | false
                    name_1                     | {key: {name: 1}, collation: {locale: 'simple'}}                      | true
                    name_1                     | {key: {name: 'hashed'}}                                              | false
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'en', strength: 2, caseLevel: false, caseFirst: 'off', numericOrdering: false, alternate: 'non-ignorable', maxVariable: 'punct', normalization: false, backwards: false, version: '57.1'}} | true
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'en', strength: 2, numericOrdering: true}} | false
                    emails.address_insensitive | {key: {'emails.address': 1}, collation: {locale: 'en', strength: 2, alternate: 'shifted'}} | false
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
