package dev.rollcall.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # address                                           | readable
                    mongodb://localhost                                 | true
                    mongodb://a:1,b:2/rocketchat?replicaSet=rs0         | true
                    mongodb://u:p%40ss@mongo:27017/rocketchat           | true
                    mongodb+srv://u:p@cluster.example/rocketchat        | true
                    mongodb+srv://cluster.example/?srvMaxHosts=3        | true
                    mongodb+srv://u:p@ss@cluster.example                | false
                    mongodb+srv://a.example,b.example/rocketchat        | false
                    mongodb://u:p@ss@mongo:27017/rocketchat             | false
                    mongodb://u:100%@mongo                              | false
                    mongodb://mongo:99999                               | false
                    mongodb+srv://cluster.example:27017                 | false
                    mongodb://                                          | false
                    mongo:27017                                         | false
                    ''                                                  | false
                    """)
    void isOfTheFormThatTheDriverTakesWhetherOrNotAServerIsThere(String address, boolean readable) {
        assertThat(WorkspaceAddress.read(address).isPresent()).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://localhost/chat, chat",
        "mongodb://localhost, ",
        "mongodb+srv://u:p@cluster.example/chat?retryReads=true, chat",
        "mongodb+srv://cluster.example, "
    })
    void namesItsDatabase(String address, String database) {
        assertThat(WorkspaceAddress.read(address).orElseThrow().getDatabase()).isEqualTo(database);
    }
}
