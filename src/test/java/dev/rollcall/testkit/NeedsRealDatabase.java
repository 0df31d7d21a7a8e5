package dev.rollcall.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of something that the embedded server cannot do; it is skipped there, by name. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealDatabaseCondition.class)
public @interface NeedsRealDatabase {

    /** What the embedded server lacks. */
    String value();
}
