package dev.rollcall.setting;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Passes the settings of the environment to the framework as properties, without surrounding
 * blanks. A property that is set directly, as a system property, outranks them.
 */
public final class GivenSettings implements ConfigSource {

    /**
     * Outranks the environment, which has the same values with their blanks, but not system
     * properties.
     */
    private static final int ORDINAL = 350;

    static final String NAME = "Rollcall's settings";

    private final Supplier<Environment> environment;

    public GivenSettings() {
        this(Environment::ofThisProcess);
    }

    GivenSettings(Supplier<Environment> environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /**
     * Lists no names, because the framework prints and records listed values, and these contain
     * secrets.
     */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    /** The interface demands null for a missing value. */
    @Override
    public String getValue(String property) {
        return SettingTable.ofProperty(property)
                .flatMap(
                        setting ->
                                Optional.of(environment.get())
                                        .filter(Environment::isOfAStart)
                                        .flatMap(setting::given))
                .orElse(null);
    }
}
