package dev.rollcall.mongo.list.walk;

import java.util.Optional;

/** Follows the users of one page, and knows at its end where the next page begins. */
public interface PageTrail {

    void pass(ReadUser user);

    /** The end of the page; empty if the next page cannot begin there. */
    Optional<PageEnd> end();

    /** The trail of a list whose pages cannot be continued. */
    static PageTrail none() {
        return new PageTrail() {
            @Override
            public void pass(ReadUser user) {
                /* Nothing is remembered. */
            }

            @Override
            public Optional<PageEnd> end() {
                return Optional.empty();
            }
        };
    }
}
