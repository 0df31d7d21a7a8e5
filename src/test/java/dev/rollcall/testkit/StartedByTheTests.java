package dev.rollcall.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test class that wants settings of its own, which a service that runs already does not have. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
        named = TestDatabase.RUNNING_HOST,
        matches = ".+",
        disabledReason = "A service that runs already has other settings")
public @interface StartedByTheTests {}
