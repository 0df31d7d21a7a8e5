package dev.rollcall.mongo.list;

/** What is known of all users of the workspace. */
record Known(UsernameBookmarks bookmarks, NamelessUsers nameless) {

    /** How many a list without any filter of a caller's holds. */
    UserCount count(boolean orWithEmail) {
        return new UserCount(bookmarks.total(), nameless.listed(orWithEmail).size());
    }
}
