package dev.rollcall.mongo.list;

import java.util.Optional;

/** Follows the users of one page, and knows in the end where the next one begins. */
interface Trail {

    void pass(ReadUser user);

    /** Empty if the next page cannot begin where this one ended. */
    Optional<Place> end();

    /** Of a list along which nobody can walk. */
    static Trail none() {
        return new Trail() {
            @Override
            public void pass(ReadUser user) {
                /* Nothing follows. */
            }

            @Override
            public Optional<Place> end() {
                return Optional.empty();
            }
        };
    }
}
