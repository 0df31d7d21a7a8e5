package dev.rollcall.directory.query;

import dev.rollcall.workspace.Workspace.Settings;
import java.util.OptionalLong;

/**
 * The requested part of a list.
 *
 * @param count how many users; empty for the workspace's default, 0 for all if the workspace allows
 *     that
 * @param offset how many users to skip at the start
 */
public record Paging(OptionalLong count, long offset) {

    private static final long CAP = 100;
    private static final long DEFAULT = 50;

    /**
     * The largest number of users; empty for all. The workspace's upper limit also applies to its
     * own default.
     */
    public OptionalLong limit(Settings settings) {
        long cap = orElse(settings.number("API_Upper_Count_Limit", CAP), CAP);
        long usual = orElse(settings.number("API_Default_Count", DEFAULT), DEFAULT);
        long wanted = Math.min(count.orElse(usual), cap);
        if (wanted > 0) {
            return OptionalLong.of(wanted);
        }
        return settings.flag("API_Allow_Infinite_Count", true)
                ? OptionalLong.empty()
                : OptionalLong.of(usual > 0 ? usual : DEFAULT);
    }

    private static long orElse(long stored, long otherwise) {
        return stored < 0 ? otherwise : stored;
    }
}
