package dev.rollcall.setting;

import java.util.Optional;

/** The form of a setting's value, as words and as a check. */
interface Form {

    /** The form in words that complete "has to be". */
    String words();

    /**
     * The error of a value, as one sentence; empty if the value has the form. The sentence never
     * repeats the value, which may be a secret in the wrong place.
     */
    Optional<String> fault(String variable, String value);
}
