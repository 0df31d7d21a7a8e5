package dev.rollcall.directory;

import io.smallrye.mutiny.Uni;

/** Checks again whether a running list may go on. */
public interface ListGuard {

    /** Fails if the list may not go on, or if that is unknown at the moment. */
    Uni<Void> judge();
}
