package dev.rollcall.directory;

import io.smallrye.mutiny.Uni;

/** Judges again whether a list that is running may go on. */
public interface ListGuard {

    /** Fails if it may not, or if that cannot be found out now. */
    Uni<Void> judge();
}
