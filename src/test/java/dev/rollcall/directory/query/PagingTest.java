package dev.rollcall.directory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.workspace.Workspace.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many users a page holds, by the request and the workspace's three settings. */
class PagingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # count | cap | default | infinite allowed | limit
                            |     |         |                  | 50
                    1       |     |         |                  | 1
                    99      |     |         |                  | 99
                    100     |     |         |                  | 100
                    101     |     |         |                  | 100
                    0       |     |         |                  | all
                    0       |     |         | true             | all
                    0       |     |         | false            | 50
                    0       |     | 20      | false            | 20
                    0       |     | 0       | false            | 50
                    0       |     | -1      | false            | 50
                            |     | 20      |                  | 20
                            |     | 0       |                  | all
                            |     | 0       | false            | 50
                            |     | -1      |                  | 50
                            |     | 200     |                  | 100
                            | 10  |         |                  | 10
                    11      | 10  |         |                  | 10
                    9       | 10  |         |                  | 9
                    150     | 200 |         |                  | 150
                    101     | -1  |         |                  | 100
                    5       | 0   |         |                  | all
                    5       | 0   |         | false            | 50
                    """)
    void limitFollowsTheRequestAndThreeSettings(
            Long count, Long cap, Long usual, Boolean infinite, String limit) {
        Map<String, Object> stored = new HashMap<>();
        stored.put("API_Upper_Count_Limit", cap);
        stored.put("API_Default_Count", usual);
        stored.put("API_Allow_Infinite_Count", infinite);
        stored.values().removeIf(value -> value == null);
        OptionalLong wanted = count == null ? OptionalLong.empty() : OptionalLong.of(count);

        assertThat(new Paging(wanted, 0).limit(new Settings(stored)))
                .isEqualTo(
                        limit.equals("all")
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(limit)));
    }
}
