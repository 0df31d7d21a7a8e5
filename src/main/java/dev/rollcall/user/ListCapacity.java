package dev.rollcall.user;

/** How many lists the database's side can read at once without one waiting for another. */
public interface ListCapacity {

    int lists();
}
