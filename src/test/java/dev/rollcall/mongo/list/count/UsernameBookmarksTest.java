package dev.rollcall.mongo.list.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page begins at the bookmark that is nearest before it, in both directions. */
class UsernameBookmarksTest {

    /** Number 250 and number 500 of 625 users. */
    private static final UsernameBookmarks BOOKMARKS =
            new UsernameBookmarks(List.of("m", "t"), 625);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # offset | name | skip
                    0        | ''   | 0
                    249      | ''   | 249
                    250      | m    | 0
                    499      | m    | 249
                    500      | t    | 0
                    624      | t    | 124
                    9000     | t    | 8500
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
                    124      | ''   | 124
                    125      | t    | 0
                    374      | t    | 249
                    375      | m    | 0
                    624      | m    | 249
                    625      | m    | 250
                    """)
    void areBeforeAnOffsetFromTheEnd(long offset, String name, long skip) {
        assertThat(BOOKMARKS.descending(offset)).isEqualTo(new UsernameBookmarks.Start(name, skip));
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "249"})
    void areNoneInASmallWorkspace(long total) {
        UsernameBookmarks few = new UsernameBookmarks(List.of(), total);

        assertThat(few.ascending(5)).isEqualTo(new UsernameBookmarks.Start("", 5));
        assertThat(few.descending(5)).isEqualTo(new UsernameBookmarks.Start("", 5));
    }
}
