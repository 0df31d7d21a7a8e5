package dev.rollcall.user;

/** How many lists the database connections can read at once, so that none waits for another. */
public interface ListCapacity {

    int lists();
}
