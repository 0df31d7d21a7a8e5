package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands a recording of requests takes: not what a service asks by itself meanwhile. */
class DatabaseCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {find: 'users'}                                     | true
                    {aggregate: 'users'}                                | true
                    {getMore: 1, collection: 'users'}                   | true
                    {find: 'rocketchat_oauth_access_tokens'}            | true
                    {find: 'rocketchat_settings'}                       | false
                    {getMore: 1, collection: 'rocketchat_permissions'}  | false
                    {count: 'users'}                                    | false
                    {listIndexes: 'users'}                              | false
                    {listDatabases: 1}                                  | false
                    {listCollections: 1}                                | false
                    {hello: 1}                                          | false
                    """)
    void isOfARequest(String command, boolean expected) {
        assertThat(new DatabaseCommand(BsonDocument.parse(command), 1).isOfARequest())
                .isEqualTo(expected);
    }
}
