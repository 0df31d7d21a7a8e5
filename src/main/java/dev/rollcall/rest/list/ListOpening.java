package dev.rollcall.rest.list;

import java.util.Optional;

/**
 * The opening of the list of one request. The client may go away at any moment, and the first rows
 * may come at the same moment on another thread. Whichever is first, a list that nobody gets is
 * closed, and gives its places back.
 */
public final class ListOpening {

    private Optional<UserListBody> list = Optional.empty();
    private boolean ended;

    /** The list has opened. */
    public void opened(UserListBody opened) {
        boolean tooLate;
        synchronized (this) {
            list = Optional.of(opened);
            tooLate = ended;
        }
        if (tooLate) {
            opened.close();
        }
    }

    /** The request has ended. A list that was sent is closed already, and nothing happens. */
    public void requestEnded() {
        Optional<UserListBody> open;
        synchronized (this) {
            open = list;
            ended = true;
        }
        open.ifPresent(UserListBody::close);
    }
}
