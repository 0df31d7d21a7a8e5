package dev.rollcall.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that starts the packaged service by hand, because it does what neither
 * {@code @QuarkusIntegrationTest} nor REST Assured can do: it sends requests as bytes, reads
 * slowly, looks into the log, or stops a process.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("by-hand")
@ExtendWith(RollcallExtension.class)
public @interface BlackBox {

    /** What it does that the framework cannot do. */
    String value();
}
