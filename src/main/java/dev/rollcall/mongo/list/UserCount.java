package dev.rollcall.mongo.list;

/** How many users match a filter, with and without a user name. */
record UserCount(long withUsername, long withoutUsername) {

    static final UserCount NOTHING = new UserCount(0, 0);

    long total() {
        return withUsername + withoutUsername;
    }
}
