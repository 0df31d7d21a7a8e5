package dev.rollcall.setting;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Hands the settings of the environment on to the framework under the names of its properties,
 * without the blanks around them. A property that is given by itself, as a system property, counts
 * more.
 */
public final class GivenSettings implements ConfigSource {

    /** More than the environment, which has the same values untidied; less than properties. */
    private static final int ORDINAL = 350;

    static final String NAME = "Rollcall's settings";

    private final Supplier<Environment> environment;

    /** The settings of this process. */
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
     * None are listed: what is listed is printed and written down in places, and here are secrets.
     */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    /** Null is the interface's own way to say that there is no value. */
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
