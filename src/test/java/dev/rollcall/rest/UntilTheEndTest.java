package dev.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.rest.FailureAnswers.UntilTheEnd;
import io.vertx.core.http.HttpConnection;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that fails when the process has ended leaves no stack trace. */
class UntilTheEndTest {

    private final List<String> done = new ArrayList<>();
    private final HttpConnection connection =
            (HttpConnection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {HttpConnection.class},
                            (proxy, method, arguments) -> {
                                done.add(method.getName());
                                return null;
                            });
    private final UntilTheEnd untilTheEnd = new UntilTheEnd();

    @Test
    void answersBefore() {
        untilTheEnd.run(connection, () -> done.add("answered"));

        assertThat(done).containsExactly("answered");
    }

    @Test
    void closesTheConnectionAfterwards() {
        untilTheEnd.end();
        untilTheEnd.run(connection, () -> done.add("answered"));

        assertThat(done).containsExactly("close");
    }

    @Test
    void closesTheConnectionIfTheEndComesMeanwhile() {
        untilTheEnd.run(
                connection,
                () -> {
                    untilTheEnd.end();
                    throw new IllegalStateException("The container is gone");
                });

        assertThat(done).containsExactly("close");
    }

    @Test
    void hidesNoOtherFailure() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                untilTheEnd.run(
                                        connection,
                                        () -> {
                                            throw new IllegalStateException("A fault");
                                        }));
    }
}
