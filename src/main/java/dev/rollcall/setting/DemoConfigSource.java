package dev.rollcall.setting;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Keeps the demo on the loopback interface, because its tokens are public. It applies if no
 * workspace is given; any other setting of the host outranks it.
 */
public final class DemoConfigSource implements ConfigSource {

    /** Outranks the shipped file, but no setting of an operator. */
    private static final int ORDINAL = 255;

    private static final String LOOPBACK = "localhost";
    private static final Map<String, String> VALUES =
            Map.of(SettingTable.HTTP_HOST, LOOPBACK, SettingTable.MANAGEMENT_HOST, LOOPBACK);

    @Override
    public String getName() {
        return "The demo's settings";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** Lists no names, so that a build without a workspace does not record the value. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    /** The interface demands null for a missing value. */
    @Override
    public String getValue(String property) {
        return VALUES.containsKey(property) && isWithoutWorkspace() ? VALUES.get(property) : null;
    }

    private static boolean isWithoutWorkspace() {
        Environment environment = Environment.ofThisProcess();
        return environment.isOfAStart()
                && SettingTable.ofProperty(SettingTable.MONGO_URL)
                        .flatMap(setting -> setting.given(environment))
                        .isEmpty();
    }
}
