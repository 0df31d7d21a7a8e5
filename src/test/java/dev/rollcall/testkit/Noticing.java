package dev.rollcall.testkit;

/** Knows when services have noticed a change of permissions and settings. */
public interface Noticing {

    /** Something has been changed just now. */
    void changed();

    /** Waits until the last change has been noticed. */
    void await();
}
