package dev.rollcall.visibility;

/** What the caller is to the user looked at. */
public enum Relation {
    /** The request asked for the caller by the caller's own key. */
    SELF,
    /** The user found is the caller, though the request did not ask by the caller's own key. */
    SELF_BY_CHANCE,
    OTHER;

    /** The relation once it is known which user was found. */
    public Relation refined(boolean foundIsCaller) {
        return this == OTHER && foundIsCaller ? SELF_BY_CHANCE : this;
    }
}
