package dev.rollcall.mongo.list;

/** The figures about all users of the workspace. */
record Known(UsernameBookmarks bookmarks, NamelessUsers nameless) {

    /** The number of users in a list without a caller's filter. */
    UserCount count(boolean orWithEmail) {
        return new UserCount(bookmarks.total(), nameless.listed(orWithEmail).size());
    }
}
