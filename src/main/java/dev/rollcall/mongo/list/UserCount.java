package dev.rollcall.mongo.list;

/** How many users a filter admits, with and without a user name. */
record UserCount(long withUsername, long withoutUsername) {

    static final UserCount NOTHING = new UserCount(0, 0);

    long total() {
        return withUsername + withoutUsername;
    }
}
