package dev.rollcall.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each test gets a workspace of its own, in these provider states. What a method says counts more
 * than what its class says. A parameter of a test can be a {@link StubWorkspace}, its address as
 * {@link java.net.URI}, or a {@link StubCaller} if there is only one.
 *
 * <p>All tests of a run share one process. The system property {@code rollcall.stub} or the
 * environment variable {@code ROLLCALL_STUB} names what is started, {@code quarkus-run.jar} or an
 * executable; or {@code rollcall.stub.control} or {@code ROLLCALL_STUB_CONTROL} names the control
 * address of a stub that runs already.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RollcallStubExtension.class)
public @interface RollcallStub {

    /**
     * Provider states, as {@code stub --list} prints them; the demo workspace if there are none.
     */
    String[] states() default {};

    /** The dialect that is spoken; that of the stub if it is empty. */
    String dialect() default "";

    /** A file with data of one's own, from the working directory; none if it is empty. */
    String users() default "";
}
