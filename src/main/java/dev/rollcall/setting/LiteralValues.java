package dev.rollcall.setting;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Set;

/**
 * Takes values of the environment literally. The framework would read a dollar sign as the
 * beginning of an expression, and passwords may have dollar signs.
 */
@Priority(LiteralValues.INSIDE_OF_EXPRESSIONS)
public final class LiteralValues implements ConfigSourceInterceptor {

    static final int INSIDE_OF_EXPRESSIONS = Priorities.LIBRARY + 1;
    private static final long serialVersionUID = 1L;
    private static final Set<String> LITERAL = Set.of(EnvConfigSource.NAME, GivenSettings.NAME);

    /** The interface demands null for a missing value. */
    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        return value == null
                        || value.getValue() == null
                        || !LITERAL.contains(value.getConfigSourceName())
                ? value
                : value.withValue(value.getValue().replace("$", "\\$"));
    }
}
