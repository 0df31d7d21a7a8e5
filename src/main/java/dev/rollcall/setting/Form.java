package dev.rollcall.setting;

import java.util.Optional;

/** The form that the value of a setting has, in words and as a check. */
interface Form {

    /** The form in words that complete "has to be". */
    String words();

    /**
     * What is wrong with a value, as one sentence; empty if it has the form. The sentence never
     * repeats the value, which may be a secret in the wrong place.
     */
    Optional<String> fault(String variable, String value);
}
