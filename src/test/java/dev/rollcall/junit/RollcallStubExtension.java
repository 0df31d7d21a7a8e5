package dev.rollcall.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each test a workspace of its own, and takes it back when the test is over. */
public final class RollcallStubExtension
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(RollcallStubExtension.class);
    private static final Map<Class<?>, Function<StubWorkspace, Object>> PARAMETERS =
            Map.of(
                    StubWorkspace.class, workspace -> workspace,
                    URI.class, StubWorkspace::url,
                    StubCaller.class, RollcallStubExtension::onlyCaller);

    /** The whole run's process, which JUnit closes with the run. */
    @SuppressWarnings("deprecation") // Before JUnit 5.13 nothing else is closed.
    private static final class SharedStub implements ExtensionContext.Store.CloseableResource {

        private final StubProcess process = StubProcess.start();

        @Override
        public void close() {
            process.end();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ControlClient control = shared(context).process.control();
        Map<String, Object> made = control.send("POST", "", Optional.of(order(wanted(context))));
        context.getStore(OURS).put(StubWorkspace.class, new StubWorkspace(control, made));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(context.getStore(OURS).remove(StubWorkspace.class, StubWorkspace.class))
                .ifPresent(StubWorkspace::drop);
    }

    @SuppressWarnings("deprecation") // What takes its place is not there before JUnit 6.
    private static SharedStub shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(SharedStub.class, type -> new SharedStub(), SharedStub.class);
    }

    /** What the method says, else what its class or one around that says. */
    private static RollcallStub wanted(ExtensionContext context) {
        Optional<RollcallStub> found =
                AnnotationSupport.findAnnotation(context.getElement(), RollcallStub.class);
        for (Optional<ExtensionContext> outer = context.getParent();
                found.isEmpty() && outer.isPresent();
                outer = outer.get().getParent()) {
            found = AnnotationSupport.findAnnotation(outer.get().getElement(), RollcallStub.class);
        }
        return found.orElseThrow();
    }

    private static String order(RollcallStub wanted) {
        Map<String, String> order = new LinkedHashMap<>();
        if (wanted.states().length > 0) {
            order.put("states", Json.write(List.of(wanted.states())));
        }
        if (!wanted.dialect().isEmpty()) {
            order.put("dialect", Json.write(wanted.dialect()));
        }
        if (!wanted.users().isEmpty()) {
            order.put("data", text(Path.of(wanted.users())));
        }
        StringBuilder body = new StringBuilder();
        order.forEach(
                (name, json) ->
                        body.append(body.isEmpty() ? "" : ",")
                                .append(Json.write(name))
                                .append(':')
                                .append(json));
        return "{" + body + "}";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The data of the test cannot be read", e);
        }
    }

    private static StubCaller onlyCaller(StubWorkspace workspace) {
        if (workspace.callers().size() != 1) {
            throw new ParameterResolutionException(
                    "A parameter of this type needs states with one caller; there are "
                            + workspace.callers().keySet());
        }
        return workspace.callers().values().iterator().next();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType())
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS
                .get(parameter.getParameter().getType())
                .apply(context.getStore(OURS).get(StubWorkspace.class, StubWorkspace.class));
    }
}
