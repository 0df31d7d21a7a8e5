package dev.rollcall.testkit;

import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the run's {@link RollcallPair}, {@link TestWorkspace} and {@link TestDatabase} to tests,
 * and closes them at its end.
 */
public final class RollcallExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RollcallExtension.class);
    private static final Set<Class<?>> RESOLVED =
            Set.of(RollcallPair.class, TestWorkspace.class, TestDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return RESOLVED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        RollcallPair pair = pair(context);
        if (type == TestWorkspace.class) {
            return pair.workspace();
        }
        return type == TestDatabase.class ? pair.database() : pair;
    }

    /**
     * One for all classes of a process; each class has a root, because classes run in several
     * processes.
     */
    private static RollcallPair pair(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(RollcallPair.class, key -> new RollcallPair(), RollcallPair.class);
    }
}
