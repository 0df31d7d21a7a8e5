package dev.rollcall.mongo.list;

import java.util.Optional;

/** Follows the users of one page, and knows at its end where the next page begins. */
interface Trail {

    void pass(ReadUser user);

    /** The end of the page; empty if the next page cannot begin there. */
    Optional<Place> end();

    /** The trail of a list whose pages cannot be continued. */
    static Trail none() {
        return new Trail() {
            @Override
            public void pass(ReadUser user) {
                /* Nothing is remembered. */
            }

            @Override
            public Optional<Place> end() {
                return Optional.empty();
            }
        };
    }
}
