package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page begins at the bookmark that is nearest before it, in both directions. */
class UsernameBookmarksTest {

    /** The thousandth and the two thousandth of 2,500 users. */
    private static final UsernameBookmarks BOOKMARKS =
            new UsernameBookmarks(List.of("m", "t"), 2_500);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # offset | name | skip
                    0        | ''   | 0
                    999      | ''   | 999
                    1000     | m    | 0
                    1999     | m    | 999
                    2000     | t    | 0
                    2499     | t    | 499
                    9000     | t    | 7000
                    """)
    void areBeforeAnOffset(long offset, String name, long skip) {
        assertThat(BOOKMARKS.ascending(offset)).isEqualTo(new UsernameBookmarks.Start(name, skip));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # offset | name | skip
                    0        | ''   | 0
                    499      | ''   | 499
                    500      | t    | 0
                    1499     | t    | 999
                    1500     | m    | 0
                    2499     | m    | 999
                    2500     | m    | 1000
                    """)
    void areBeforeAnOffsetFromTheEnd(long offset, String name, long skip) {
        assertThat(BOOKMARKS.descending(offset)).isEqualTo(new UsernameBookmarks.Start(name, skip));
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "999"})
    void areNoneInASmallWorkspace(long total) {
        UsernameBookmarks few = new UsernameBookmarks(List.of(), total);

        assertThat(few.ascending(5)).isEqualTo(new UsernameBookmarks.Start("", 5));
        assertThat(few.descending(5)).isEqualTo(new UsernameBookmarks.Start("", 5));
    }
}
