package dev.rollcall.visibility;

/** The relation of the caller to the requested user. */
public enum Relation {
    /** The request addressed the caller by the caller's own key. */
    SELF,
    /** The found user is the caller, but the request did not use the caller's own key. */
    SELF_UNADDRESSED,
    OTHER;

    /** The relation after the user was found. */
    public Relation refined(boolean foundIsCaller) {
        return this == OTHER && foundIsCaller ? SELF_UNADDRESSED : this;
    }
}
