package dev.rollcall.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class about a rule that no dialect changes. A second run of it would prove nothing, so the
 * suite runs it in the dialect of the documents alone. {@code -Drollcall.dialect=8} still runs it
 * in the other one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("only-documented")
public @interface SameInBothDialects {

    /** Why no dialect can change it, and which test covers the part that one could. */
    String value();
}
