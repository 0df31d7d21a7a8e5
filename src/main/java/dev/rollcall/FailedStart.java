package dev.rollcall;

import dev.rollcall.address.UnresolvedAddress;
import dev.rollcall.collapse.Collapse;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Says in one sentence why a start failed, where the reason is of a known kind, and else with the
 * stack trace. The framework does the same, but knows fewer kinds.
 */
final class FailedStart {

    private static final Logger LOG = Logger.getLogger(FailedStart.class);

    private static final List<Function<Throwable, Optional<String>>> KNOWN =
            List.of(
                    UnresolvedAddress::sentence,
                    kind(QuarkusBindException.class, FailedStart::takenPort),
                    kind(PreventFurtherStepsException.class, Throwable::getMessage),
                    kind(ConfigurationException.class, Throwable::getMessage),
                    kind(ConfigValidationException.class, Throwable::getMessage));

    private FailedStart() {}

    /**
     * Ends the process, or in development mode what the framework ends then; without a failure
     * where it was not the start that ended it.
     */
    static void exit(int code, Throwable failure) {
        if (failure != null) {
            Collapse.ofMemory(failure);
            sentence(failure)
                    .ifPresentOrElse(
                            System.err::println, () -> LOG.error("The start failed", failure));
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }

    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> KNOWN.stream().flatMap(known -> known.apply(cause).stream()))
                .findFirst();
    }

    private static <T extends Throwable> Function<Throwable, Optional<String>> kind(
            Class<T> kind, Function<T, String> sentence) {
        return failure ->
                Optional.of(failure).filter(kind::isInstance).map(kind::cast).map(sentence);
    }

    private static String takenPort(QuarkusBindException failure) {
        return String.format(
                "Port %d of %s cannot be listened on: %s.",
                failure.getPort(), failure.getHost(), failure.getMessage());
    }
}
