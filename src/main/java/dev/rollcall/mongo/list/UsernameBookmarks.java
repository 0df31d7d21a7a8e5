package dev.rollcall.mongo.list;

import java.util.List;

/**
 * How many users have a user name, and every so many of them a name: where a page begins can be
 * told without counting from the first user on.
 *
 * @param names each the name that so many times {@link #INTERVAL} users have or come before
 */
record UsernameBookmarks(List<String> names, long total) {

    static final int INTERVAL = 1_000;

    UsernameBookmarks {
        names = List.copyOf(names);
    }

    /** The start that is nearest before this offset, read by ascending user names. */
    Start ascending(long offset) {
        int bookmarks = (int) Math.min(offset / INTERVAL, names.size());
        return bookmarks == 0
                ? new Start("", offset)
                : new Start(names.get(bookmarks - 1), offset - (long) bookmarks * INTERVAL);
    }

    /** The same by descending user names, where the start itself belongs to the page. */
    Start descending(long offset) {
        long left = Math.max(0, total - offset);
        long bookmarks = Math.max(1, (left + INTERVAL - 1) / INTERVAL);
        return bookmarks > names.size()
                ? new Start("", offset)
                : new Start(
                        names.get((int) bookmarks - 1), offset - (total - bookmarks * INTERVAL));
    }

    /**
     * Where to begin.
     *
     * @param name the name to begin at; empty for the first or the last user
     * @param skip how many users are to be left out from there on
     */
    record Start(String name, long skip) {}
}
