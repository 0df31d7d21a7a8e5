package dev.rollcall.mongo.list.count;

import java.util.List;

/**
 * The number of users with a user name, and the user name at regular intervals. With these a page
 * finds its beginning without counting from the first user.
 *
 * @param names the n-th one is the name of user number n times {@link #INTERVAL}
 */
public record UsernameBookmarks(List<String> names, long total) {

    /**
     * A jump skips fewer users than this. Some servers read the documents of skipped users, too; of
     * these a jump should not read many more than its page holds.
     */
    static final int INTERVAL = 250;

    public UsernameBookmarks {
        names = List.copyOf(names);
    }

    /** The nearest start before this offset, by ascending user names. */
    public Start ascending(long offset) {
        int bookmarks = (int) Math.min(offset / INTERVAL, names.size());
        return bookmarks == 0
                ? new Start("", offset)
                : new Start(names.get(bookmarks - 1), offset - (long) bookmarks * INTERVAL);
    }

    /** The same by descending user names; there the page includes the start itself. */
    public Start descending(long offset) {
        long left = Math.max(0, total - offset);
        long bookmarks = Math.max(1, (left + INTERVAL - 1) / INTERVAL);
        return bookmarks > names.size()
                ? new Start("", offset)
                : new Start(
                        names.get((int) bookmarks - 1), offset - (total - bookmarks * INTERVAL));
    }

    /**
     * The start of a reading.
     *
     * @param name the name to begin at; empty for the first or the last user
     * @param skip how many users to skip from there
     */
    public record Start(String name, long skip) {}
}
